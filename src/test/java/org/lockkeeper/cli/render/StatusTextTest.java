package org.lockkeeper.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockkeeper.guard.Environment.DEVELOPMENT;
import static org.lockkeeper.guard.Environment.STAGING;
import static org.lockkeeper.migration.MigrationState.APPLIED;
import static org.lockkeeper.migration.MigrationState.FAILED;
import static org.lockkeeper.migration.MigrationState.PENDING;

import org.junit.jupiter.api.Test;
import org.lockkeeper.cli.output.Pen;

class StatusTextTest {
    private final StatusReport report = Samples.report(
            false,
            Samples.environment("dev", DEVELOPMENT, APPLIED, PENDING),
            Samples.environment("staging", STAGING, APPLIED, FAILED),
            Samples.unreachable("prod"));

    @Test
    void the_table_says_every_state_in_a_word_and_why_an_environment_is_missing() {
        String text = StatusTable.render(report, new Pen(false, true, 0));
        assertThat(text).contains("1  m1         ✓ applied  ✓ applied  ! unavailable");
        assertThat(text).contains("2  m2         ○ pending  ✗ failed   ! unavailable");
        assertThat(text).contains("! prod could not be read\n  connection refused");
        assertThat(text).contains("\n✗ failed\n  A run of this migration stopped");
        assertThat(text).contains("  m2 on staging\n    look at 2\n  → Look at what it left behind;");
        assertThat(text).doesNotContain("\u001b");
    }

    @Test
    void a_stream_without_unicode_gets_ascii_alone() {
        String text = StatusTable.render(report, new Pen(false, false, 0));
        assertThat(text).matches("\\p{ASCII}*").contains("x failed");
    }

    @Test
    void markdown_holds_the_same_in_tables() {
        String text = StatusMarkdown.render(report);
        assertThat(text).contains("| 2 | `m2` | ○ pending | ✗ failed | ! unavailable |");
        assertThat(text).contains("- **prod** could not be read: connection refused");
        assertThat(text).contains("- `m2` on **staging**, failed: look at 2");
    }
}
