package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.SettableClock;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** What goes shut between the look at the gates and the run. */
@SuppressWarnings("NullAway.Init") // set before each test
class SecondLookTest {
    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(Instant.now());
    private final TestDatabase prod = TestPostgres.usual().freshDatabase("again");
    private OneProduction project;

    @BeforeEach
    void open() {
        project = new OneProduction(folder, prod, clock);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void a_lock_of_the_history_that_was_taken_since_stops_the_run_and_is_named() {
        project.checklist(AutomaticCheck.HISTORY_LOCK);
        Deployment looked = project.prepare();
        try (OpenTransaction _ = OpenTransaction.of(prod, OneProduction.LOCK)) {
            assertChanged(looked, OneProduction.reviewed(looked), project.confirmed(), "history-lock: It is held by ");
        }
        clock.pass(Duration.ofSeconds(1));
        assertThat(project.run(looked).run().applied()).containsExactly(OneProduction.NEXT);
    }

    @Test
    void a_backup_that_became_too_old_since_stops_the_run() throws IOException {
        project.checklist(AutomaticCheck.RECENT_BACKUP);
        Deployment looked = project.prepare();
        Answers answers = OneProduction.reviewed(looked).withBackup(Optional.of(dump()));
        assertThat(project.gate(looked, answers, AutomaticCheck.RECENT_BACKUP).isOpen())
                .isTrue();
        clock.pass(Duration.ofHours(26));
        assertChanged(looked, answers, project.confirmed(), "recent-backup: ", "That is 25 h ago");
    }

    @Test
    void a_script_of_a_history_that_differs_since_is_seen_in_a_look_that_is_no_longer_fresh() {
        project.checklist(AutomaticCheck.HISTORY_CLEAN);
        Deployment looked = project.prepare();
        prod.execute("update _prisma_migrations set checksum = 'another'");
        clock.pass(SecondLook.FRESH.plusSeconds(1));
        assertChanged(
                looked,
                OneProduction.reviewed(looked),
                project.confirmed(),
                "history-clean: ",
                "is modified on production");
    }

    /** A dialog can stay open overnight. */
    @Test
    void it_is_looked_at_once_more_where_a_person_took_long_to_confirm() throws IOException {
        project.checklist(AutomaticCheck.RECENT_BACKUP);
        Deployment looked = project.prepare();
        Answers answers = OneProduction.reviewed(looked).withBackup(Optional.of(dump()));
        Confirmer slow = new Confirmer() {
            @Override
            public String acknowledge(Consent request) {
                return project.confirmed().acknowledge(request);
            }

            @Override
            public String typeName(Consent request) {
                clock.pass(Duration.ofHours(25));
                return project.confirmed().typeName(request);
            }

            @Override
            public String giveReason(Consent request) {
                return "";
            }
        };
        assertChanged(looked, answers, slow, "recent-backup: ");
    }

    @Test
    void the_report_has_the_gates_as_they_were_at_the_run() {
        project.checklist(AutomaticCheck.CHANGE_WINDOW);
        Deployment looked = project.prepare();
        clock.pass(Duration.ofHours(25));
        DeployReport report = project.run(looked).report().orElseThrow();
        assertThat(report.deployment().at()).isEqualTo(clock.instant());
        assertThat(report.gates()).extracting(Gate::name).contains("change-window", "run", "verify", "report");
    }

    private void assertChanged(Deployment looked, Answers answers, Confirmer confirmer, String... parts) {
        assertThatThrownBy(() -> project.run(looked, answers, confirmer, RunListener.NONE, new CancelToken()))
                .isInstanceOfSatisfying(GatesChangedException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.ATTENTION);
                    assertThat(e.sentence())
                            .startsWith("1 gate went shut on production since it was looked at (")
                            .contains(parts)
                            .endsWith("Nothing was run; look at the gates again.");
                });
        assertThat(project.isMigrated()).isFalse();
        assertThat(folder.resolve(ReportFolder.NAME)).doesNotExist();
    }

    private Path dump() throws IOException {
        return Files.writeString(
                folder.resolve("shop.sql"),
                "-- PostgreSQL database dump\n--\n\n--\n-- PostgreSQL database dump complete\n--\n");
    }
}
