package org.lockkeeper.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every script of the corpora, where they are. */
class CorporaScriptsTest {
    @Test
    void statements_and_the_gaps_between_them_are_the_script() throws IOException {
        for (Path file : scripts()) {
            SqlScript script = SqlScript.parse(Files.readString(file));
            assertThat(script.closed()).as(file.toString()).isTrue();
            int position = 0;
            for (SqlStatement statement : script.statements()) {
                assertGap(file, script.text().substring(position, statement.start()));
                assertThat(script.text().substring(statement.start(), statement.end()))
                        .isEqualTo(statement.sql());
                position = statement.end();
            }
            assertGap(file, script.text().substring(position));
        }
    }

    @Test
    void lines_agree_with_a_count_of_line_breaks() throws IOException {
        for (Path file : scripts()) {
            SqlScript script = SqlScript.parse(Files.readString(file));
            for (SqlStatement statement : script.statements()) {
                long breaks = script.text()
                        .substring(0, statement.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                assertThat(statement.line()).isEqualTo((int) breaks + 1);
            }
        }
    }

    /** Between statements there are only white space, semicolons and comments. */
    private static void assertGap(Path file, String gap) {
        assertThat(SqlLexer.tokens(gap))
                .as("%s: %s", file, gap)
                .allMatch(token -> token.kind() == SqlToken.Kind.COMMENT || gap.charAt(token.start()) == ';');
    }

    private static List<Path> scripts() throws IOException {
        Path corpora = Path.of(System.getProperty("lockkeeper.corpora"));
        Assumptions.assumeTrue(Files.isDirectory(corpora), "the corpora are not there: " + corpora.toAbsolutePath());
        try (Stream<Path> files = Files.walk(corpora)) {
            List<Path> scripts = files.filter(file -> file.toString().endsWith(".sql") && Files.isRegularFile(file))
                    .toList();
            assertThat(scripts).hasSizeGreaterThan(1000);
            return scripts;
        }
    }
}
