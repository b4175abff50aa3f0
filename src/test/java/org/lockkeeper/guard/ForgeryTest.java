package org.lockkeeper.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mistake, or somebody in a hurry, would write does not compile. */
class ForgeryTest {
    private static final String HEAD = """
            package elsewhere;

            import java.time.Clock;
            import java.util.List;
            import org.lockkeeper.guard.*;
            import org.lockkeeper.guard.Operation.*;

            """;

    @TempDir
    private Path classes;

    @Test
    void what_asks_the_guard_compiles() throws IOException {
        assertThat(errors("""
                class Honest {
                    Clearance<RepairHistory> ask(ProductionGuard guard, Site site, Confirmer confirmer) {
                        return guard.clear(new RepairHistory("h", List.of(), List.of()), site, List.of(), confirmer);
                    }
                }
                """)).isEmpty();
    }

    @Test
    void a_clearance_cannot_be_made_outside_of_the_guard() throws IOException {
        assertThat(errors("""
                class Forger {
                    Object forge(Operation operation, TargetIdentity target) {
                        return new Clearance<>(operation, target, Clock.systemUTC(), outcome -> {});
                    }
                }
                """)).contains("not public");
    }

    @Test
    void a_clearance_cannot_be_extended() throws IOException {
        assertThat(errors("""
                class Forger extends Clearance<RepairHistory> {}
                """)).contains("cannot inherit from final");
    }

    @Test
    void an_operation_cannot_be_invented_beside_the_policy() throws IOException {
        assertThat(errors("""
                record Harmless() implements Operation {
                    public String description() { return "nothing much"; }
                    public String digest(TargetIdentity target) { return ""; }
                }
                """)).contains("not allowed to extend sealed class");
    }

    @Test
    void a_confirmer_cannot_say_yes() throws IOException {
        assertThat(errors("""
                class Careless implements Confirmer {
                    public boolean acknowledge(Consent request) { return true; }
                    public boolean typeName(Consent request) { return true; }
                    public boolean giveReason(Consent request) { return true; }
                }
                """)).contains("return type boolean is not compatible");
    }

    @Test
    void a_refusal_cannot_be_made_outside_of_the_guard() throws IOException {
        assertThat(errors("""
                class Forger {
                    RuntimeException forge() { return new GuardRefusedException("LK", "no"); }
                }
                """)).contains("not public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"guard/GuardPolicy.java", "audit/Subjects.java"})
    void a_new_operation_does_not_compile_before_it_is_decided_on(String switching) throws IOException {
        Path sources = Path.of("src/main/java/org/lockkeeper");
        String operation = Files.readString(sources.resolve("guard/Operation.java"));
        int end = operation.lastIndexOf('}');
        String more = operation
                        .substring(0, end)
                        .replace("permits PlanOperation,", "permits Operation.Invented, PlanOperation,")
                + """
                    record Invented() implements Operation {
                        public String description() { return "nothing much"; }
                        public String digest(TargetIdentity target) { return ""; }
                    }
                }
                """;
        assertThat(compile(List.of(
                        new Source("Operation", operation),
                        new Source("Switching", Files.readString(sources.resolve(switching))))))
                .isEmpty();
        assertThat(compile(List.of(
                        new Source("Operation", more),
                        new Source("Switching", Files.readString(sources.resolve(switching))))))
                .contains("does not cover all possible input values");
    }

    private String errors(String source) throws IOException {
        return compile(List.of(new Source("Source", HEAD + source)));
    }

    private String compile(List<Source> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
            compiler.getTask(
                            null,
                            files,
                            diagnostics,
                            List.of(
                                    "-proc:none",
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            null,
                            sources)
                    .call();
        }
        return diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> d.getMessage(java.util.Locale.ENGLISH))
                .collect(Collectors.joining("\n"));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///elsewhere/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
