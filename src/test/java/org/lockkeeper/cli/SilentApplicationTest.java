package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.testing.SilentApplication;
import tools.jackson.databind.JsonNode;

/** A deploy whose health URL accepts and never answers comes to its end all the same, and tells it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class SilentApplicationTest {
    @TempDir
    private Path folder;

    @Test
    void the_deploy_ends_with_2_the_finding_its_report_and_its_entry_in_the_log() throws IOException {
        try (SilentApplication application = new SilentApplication()) {
            TestProject project = production(application.url());
            Invocation deploy = confirmed(project);
            assertThat(deploy.exitCode()).as(deploy.err() + deploy.out()).isEqualTo(2);
            JsonNode json = deploy.json();
            assertThat(json.at("/applied/0").stringValue()).isEqualTo("20250101000000_init");
            assertThat(json.at("/failed").isNull()).isTrue();
            assertThat(json.at("/gates")
                            .valueStream()
                            .filter(gate -> gate.at("/state").stringValue().equals("failed"))
                            .map(gate -> gate.at("/name").stringValue() + ": "
                                    + gate.at("/detail").stringValue()))
                    .containsExactly("verify: health: %s did not answer within 1000 ms. It was so before."
                            .formatted(application.url()));
            assertThat(project.prod().rows("select to_regclass('product')")).containsExactly("product");
            for (Path file : List.of(
                    Path.of(json.at("/report").stringValue()), project.folder().resolve("migration-log.md"))) {
                assertThat(file)
                        .content(StandardCharsets.UTF_8)
                        .contains(
                                "20250101000000_init",
                                "did not answer within 1000 ms",
                                "**Rollback**: To be decided: a check fell short",
                                "**Status**: ⚠️ Attention needed");
            }
        }
    }

    private TestProject production(String healthUrl) throws IOException {
        TestProject project = TestProject.prisma(Files.createDirectories(folder.resolve("project")))
                .migration("20250101000000_init", "create table product (id int primary key);\n");
        Files.writeString(project.folder().resolve("checklist.json"), "{\"version\": 1, \"items\": []}");
        Files.writeString(
                project.workspace(),
                Files.readString(project.workspace())
                        .replace(
                                "\"environment\": \"production\"",
                                "\"environment\": \"production\", \"healthUrl\": \"%s\"".formatted(healthUrl))
                        .replace("{\"version\": 1,", "{\"version\": 1, \"checks\": {\"timeout\": \"1s\"},"));
        return project;
    }

    private Invocation confirmed(TestProject project) {
        String digest = run(project, "preview", "--env", "prod", "--format", "json")
                .json()
                .at("/digest")
                .stringValue();
        return run(
                project,
                "deploy",
                "--env",
                "prod",
                "--plan",
                digest,
                "--confirm",
                project.prod().name(),
                "--format",
                "json");
    }

    private Invocation run(TestProject project, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--workspace", project.workspace().toString()));
        return Invocation.of(new TestServices(folder.resolve("home")), all.toArray(String[]::new));
    }
}
