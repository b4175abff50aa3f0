package org.lockkeeper.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.guard.Operation.DropInvalidIndex;
import org.lockkeeper.guard.Operation.ForgetHistory;
import org.lockkeeper.guard.Operation.RestoreOver;
import org.lockkeeper.guard.Operation.TerminateBackend;
import org.lockkeeper.testing.SettableClock;

/** What the record of a killed process says when it is closed later. */
class SettlingTest {
    private final SettableClock clock = new SettableClock();
    private final List<Unfinished> open = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final ProductionGuard guard = new ProductionGuard(clock, new Witness() {
        @Override
        public Entry record(Intent intent) {
            return outcomes::add;
        }

        @Override
        public List<Unfinished> unfinished() {
            return List.copyOf(open);
        }
    });

    @Test
    void a_change_of_the_history_is_closed_with_what_the_history_says() {
        leave("prod", new ForgetHistory(Instant.EPOCH, List.of()));
        guard.settle("prod", "db", Optional::empty);
        guard.settle("staging", "db", () -> Optional.of("another's"));
        assertThat(outcomes).isEmpty();
        guard.settle("prod", "db", () -> Optional.of("3 applied"));
        assertThat(outcomes).singleElement().satisfies(outcome -> {
            assertThat(outcome.result()).isEqualTo(Outcome.Result.UNKNOWN);
            assertThat(outcome.detail()).endsWith("Found later: 3 applied");
        });
    }

    @Test
    void what_the_history_does_not_tell_is_closed_without_it() {
        leave("prod", new TerminateBackend(1, Instant.EPOCH));
        leave("prod", new DropInvalidIndex("public", "i"));
        leave("prod", new RestoreOver("backup", "sha", List.of()));
        guard.settle("prod", "db", () -> {
            throw new AssertionError("the history tells nothing of these");
        });
        assertThat(outcomes)
                .hasSize(3)
                .allSatisfy(outcome -> assertThat(outcome.detail()).contains("The server was not asked"));
        assertThat(outcomes)
                .extracting(Outcome::detail)
                .satisfiesExactly(
                        terminated -> assertThat(terminated).contains("sessions lists"),
                        dropped -> assertThat(dropped).contains("recover lists the index"),
                        restored -> assertThat(restored).contains("which databases there are"));
    }

    @Test
    void what_no_workspace_asks_about_within_a_day_is_closed_unasked() {
        leave("gone", new ForgetHistory(Instant.EPOCH, List.of()));
        leave("prod", new ForgetHistory(Instant.EPOCH, List.of()));
        guard.settleStrays((profile, address) -> profile.equals("prod") && address.equals("db"));
        assertThat(outcomes).as("another workspace may know it").isEmpty();
        clock.pass(ProductionGuard.STRAY_AFTER.plus(Duration.ofSeconds(1)));
        guard.settleStrays((profile, address) -> profile.equals("prod") && address.equals("db"));
        assertThat(outcomes)
                .singleElement()
                .satisfies(outcome ->
                        assertThat(outcome.detail()).contains("was not asked", "gone at db is not in the workspace"));
        guard.settleStrays((profile, address) -> profile.equals("prod") && address.equals("moved"));
        assertThat(outcomes)
                .last()
                .satisfies(outcome -> assertThat(outcome.detail()).contains("prod at db"));
    }

    private void leave(String profile, Operation operation) {
        open.add(new Unfinished(profile, "db", clock.instant(), Aftermath.of(operation), outcomes::add));
    }
}
