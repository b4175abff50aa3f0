package org.lockkeeper.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockkeeper.guard.Operation.DropInvalidIndex;
import org.lockkeeper.guard.Operation.ForgetHistory;
import org.lockkeeper.guard.Operation.RestoreOver;
import org.lockkeeper.guard.Operation.TerminateBackend;
import org.lockkeeper.testing.SettableClock;

/** What the record of a killed process says when it is closed later. */
class SettlingTest {
    private static final TargetIdentity TARGET = new TargetIdentity("741", "shop", 16384);

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
    void what_is_found_now_closes_what_is_open_at_that_place_and_no_other() {
        leave("prod", new ForgetHistory(Instant.EPOCH, List.of()));
        guard.settle("prod", "db", _ -> Optional.empty());
        guard.settle("staging", "db", _ -> Optional.of("another's"));
        guard.settle("prod", "elsewhere", _ -> Optional.of("another's"));
        assertThat(outcomes).isEmpty();
        guard.settle("prod", "db", one -> {
            assertThat(one.traces()).containsExactly(new Trace.History());
            return Optional.of("3 applied");
        });
        assertThat(outcomes).singleElement().satisfies(outcome -> {
            assertThat(outcome.result()).isEqualTo(Outcome.Result.UNKNOWN);
            assertThat(outcome.detail()).endsWith("Found later: 3 applied");
        });
    }

    @Test
    void each_kind_of_operation_says_what_to_look_for() {
        assertThat(Aftermath.of(new TerminateBackend(1, Instant.EPOCH), TARGET))
                .containsExactly(new Trace.Backend(1, Instant.EPOCH));
        assertThat(Aftermath.of(new DropInvalidIndex("public", "i"), TARGET))
                .containsExactly(new Trace.Index("public", "i"));
        assertThat(Aftermath.of(new RestoreOver("backup", "sha", List.of()), TARGET))
                .containsExactly(
                        new Trace.KnownDatabase("shop", 16384), new Trace.RestoreProgram("shop"), new Trace.History());
    }

    @ParameterizedTest
    @MethodSource
    void what_to_look_for_is_read_back_as_it_was_written(Trace trace) {
        assertThat(Trace.parse(trace.text())).isEqualTo(trace);
    }

    static List<Trace> what_to_look_for_is_read_back_as_it_was_written() {
        String odd = "a \" b\".\"c\n\t";
        Instant moment = Instant.parse("2026-01-02T03:04:05.000006Z");
        return List.of(
                new Trace.History(),
                new Trace.Backend(1, moment),
                new Trace.Statement(4194304, moment, moment.plusNanos(1000)),
                new Trace.Index(odd, "\""),
                new Trace.KnownDatabase(odd, 4294967295L),
                new Trace.NewDatabase(odd),
                new Trace.RestoreProgram(odd),
                new Trace.Schema(odd),
                new Trace.Elsewhere("the report tells."));
    }

    @Test
    void what_earlier_versions_wrote_is_read_too() {
        assertThat(Trace.parse("")).isEqualTo(new Trace.History());
        assertThat(Trace.parse("sessions lists those that are still there."))
                .isEqualTo(new Trace.Elsewhere("sessions lists those that are still there."));
        assertThat(Trace.parse("backend 1 yesterday")).isEqualTo(new Trace.Elsewhere("backend 1 yesterday"));
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
        open.add(new Unfinished(
                profile,
                "db",
                TARGET,
                clock.instant(),
                operation.description(),
                Aftermath.of(operation, TARGET),
                outcomes::add));
    }
}
