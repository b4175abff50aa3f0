package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may signal what, as the server decides it. */
class TargetFactsTest {
    private static final Access WATCHER = new Access("watcher", true, false, false);
    private static final Access SIGNALLER = new Access("signaller", true, true, false);
    private static final Access SUPERUSER = new Access("postgres", true, true, true);

    @Test
    void an_autovacuum_is_signalled_by_a_role_with_the_right_for_it_from_18_on() {
        assertThat(autovacuum(true).objection(WATCHER, 18)).isEmpty();
        assertThat(autovacuum(true).objection(SIGNALLER, 18)).isEmpty();
        assertThat(autovacuum(false).objection(SIGNALLER, 18).orElseThrow())
                .contains("a process of the server's own", "pg_signal_autovacuum_worker");
        assertThat(autovacuum(false).objection(SIGNALLER, 17).orElseThrow())
                .contains("only a superuser may")
                .doesNotContain("pg_signal_autovacuum_worker");
        assertThat(autovacuum(false).objection(SUPERUSER, 18)).isEmpty();
    }

    private static TargetFacts autovacuum(boolean own) {
        return new TargetFacts(
                new BackendNow(7, Optional.of(Readings.AT), Optional.of(Readings.AT), "active", "", false),
                false,
                true,
                false,
                own,
                "",
                "");
    }
}
