package org.lockkeeper.migration.prisma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.connection.TransactionMode;
import org.lockkeeper.migration.script.SqlScript;

/** After a lost connection nothing is claimed of a transaction whose end was under way. */
class LeftBehindTest {
    private static final String MIXED = "create table a ();\nbegin;\ncreate table b ();\ncommit;\ncreate table c ();";
    private static final String BLOCKS = "begin;\ncreate table a ();\ncommit;\nbegin;\ncreate table b ();\ncommit;";

    @Test
    void one_query_may_have_passed_ends_whose_answers_are_missing() {
        assertThat(lost(MIXED, 2)).startsWith("Not known exactly").contains("lines 4");
        assertThat(lost(MIXED, 4)).startsWith("What the script itself had committed up to line 4 stays");
    }

    @Test
    void a_commit_that_was_under_way_may_have_happened() {
        assertThat(lost(BLOCKS, 4)).startsWith("What the script itself had committed up to line 3 stays");
        assertThat(lost(BLOCKS, 5)).startsWith("Not known exactly").contains("lines 3, 6");
    }

    private static String lost(String text, int done) {
        SqlScript script = SqlScript.parse(text);
        ScriptShape shape = ScriptShape.of(script, TransactionMode.SCRIPT);
        return new LeftBehind(
                        script, shape, done, Optional.of(script.statements().get(done)))
                .afterLostConnection(false);
    }
}
