package org.lockkeeper.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.Site;
import org.lockkeeper.guard.Strictness;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.guard.Verdict;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.RunningRunner;
import org.lockkeeper.ui.dialog.Declined;

class WorkTest {
    private static final Consent CONSENT = new Consent(
            new ApplyMigrations("11".repeat(32), List.of("1_init")),
            new Site(
                    "prod",
                    "db.example.org:5432/shop",
                    "dba",
                    Environment.PRODUCTION,
                    new TargetIdentity("7412345678901234567", "shop", 16384),
                    Strictness.USUAL,
                    ChangeWindow.ALWAYS),
            Verdict.TWICE,
            List.of(),
            Optional.empty());

    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Work work = new Work(new DirectTaskRunner(Progress.NONE), Runnable::run, clock);

    @Test
    void a_failure_is_kept_with_what_was_said_before_it() {
        LockkeeperException failure = new LockkeeperException("LK-X", ExitCode.ATTENTION, "It is full.");
        work.start(
                "backup",
                (hearer, cancel) -> {
                    hearer.notice("pg_dump 17.5 makes it.");
                    throw failure;
                },
                _ -> {});
        assertThat(work.phaseProperty().get()).isEqualTo(Work.Phase.FAILED);
        assertThat(work.failureProperty().get()).containsSame(failure);
        assertThat(work.notices()).containsExactly("pg_dump 17.5 makes it.");
        work.start("backup", (hearer, cancel) -> "made", _ -> {});
        assertThat(work.failureProperty().get()).isEmpty();
        assertThat(work.notices()).isEmpty();
    }

    @Test
    void who_declines_has_begun_nothing_and_who_cancels_has_ended_it() {
        work.start(
                "restore",
                (hearer, cancel) -> {
                    throw new Declined();
                },
                _ -> {});
        assertThat(work.phaseProperty().get()).isEqualTo(Work.Phase.IDLE);
        work.start(
                "restore",
                (hearer, cancel) -> {
                    throw new CancellationException();
                },
                _ -> {});
        assertThat(work.phaseProperty().get()).isEqualTo(Work.Phase.CANCELLED);
    }

    @Test
    void what_is_left_is_told_by_what_was_done_once_that_says_something() {
        RunningRunner held = new RunningRunner();
        Work running = new Work(held, Runnable::run, clock);
        running.start(
                "backup",
                (hearer, cancel) -> {
                    hearer.report("table a", 1, 100);
                    now = now.plusSeconds(10);
                    assertThat(running.remaining()).isEmpty();
                    hearer.report("table b", 25, 100);
                    assertThat(running.remaining()).contains(Duration.ofSeconds(30));
                    assertThat(running.whatProperty().get()).isEqualTo("table b");
                    running.cancel();
                    assertThat(cancel.isRequested()).isTrue();
                    hearer.report("checksum", 0, 0);
                    return "made";
                },
                _ -> {});
        assertThat(running.isRunning()).isTrue();
        held.finish();
        assertThat(running.phaseProperty().get()).isEqualTo(Work.Phase.DONE);
        assertThat(running.cancelAskedProperty().get()).isTrue();
        assertThat(running.fractionProperty().get()).isEqualTo(-1);
        assertThat(running.remaining()).isEmpty();
        now = now.plusSeconds(60);
        assertThat(running.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void the_time_that_a_person_takes_to_answer_is_not_the_works() {
        RunningRunner held = new RunningRunner();
        Work running = new Work(held, Runnable::run, clock);
        Confirmer slow = new Confirmer() {
            @Override
            public String acknowledge(Consent request) {
                now = now.plusSeconds(20);
                assertThat(running.elapsed()).as("it stands still").isEqualTo(Duration.ofSeconds(2));
                return "digest";
            }

            @Override
            public String typeName(Consent request) {
                now = now.plusSeconds(6);
                throw new Declined();
            }

            @Override
            public String giveReason(Consent request) {
                return "";
            }
        };
        running.start(
                "restore",
                (hearer, cancel) -> {
                    now = now.plusSeconds(2);
                    Confirmer asked = hearer.asking(slow);
                    assertThat(asked.acknowledge(CONSENT)).isEqualTo("digest");
                    now = now.plusSeconds(3);
                    assertThatThrownBy(() -> asked.typeName(CONSENT)).isInstanceOf(Declined.class);
                    return "restored";
                },
                _ -> {});
        held.finish();
        assertThat(running.elapsed()).isEqualTo(Duration.ofSeconds(5));
    }
}
