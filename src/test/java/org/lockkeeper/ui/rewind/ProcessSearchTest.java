package org.lockkeeper.ui.rewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.activity.LoggedProcess;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.record.QueryTexts;
import org.lockkeeper.activity.record.RecordingFolder;
import org.lockkeeper.activity.record.RecordingWriter;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.MadeUpEngine;
import org.lockkeeper.ui.MadeUpWorkspaces;
import org.lockkeeper.workspace.WorkspaceServices;

/** From a line of a log to its process, on a real server. */
@SuppressWarnings("NullAway.Init") // open comes before every test
class ProcessSearchTest {
    private final TestDatabase database = TestPostgres.usual().freshDatabase("process");

    @TempDir
    private Path folder;

    private WorkspaceServices services;
    private String name;

    @BeforeEach
    void open() {
        Workspace made = MadeUpWorkspaces.workspace(folder.resolve("lockkeeper.json"));
        Workspace workspace =
                new Workspace(made.file(), made.project(), List.of(database.profile(Environment.DEVELOPMENT)));
        name = workspace.profiles().getFirst().name();
        services = new WorkspaceServices(
                workspace,
                new MadeUpEngine(List.of()),
                new Databases(workspace, _ -> Optional.empty()),
                TestGuard.create(),
                new UserFolders(folder, folder, folder),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        services.close();
    }

    private ProcessSearch.Found of(LoggedProcess process) {
        return new ProcessSearch(services.activity(), services.recordings()).of(name, process);
    }

    private void record(Reading... readings) {
        RecordingFolder recordings = new RecordingFolder(
                folder.resolve("recordings"), services.workspace().file());
        try (RecordingWriter writer =
                RecordingWriter.create(recordings.file(name, readings[0].at()), QueryTexts.FULL)) {
            writer.write(List.of(readings));
        }
    }

    @Test
    void who_is_still_at_work_is_shown_and_who_had_its_pid_before_is_looked_for_in_what_was_recorded()
            throws Exception {
        try (Connection connection = database.connect()) {
            int pid = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
            Reading now = services.activity().read(name);
            Instant line = now.at();
            assertThat(of(new LoggedProcess(pid, Optional.of(line), Optional.empty())))
                    .isEqualTo(new ProcessSearch.Live(Optional.empty()));
            assertThat(of(new LoggedProcess(pid, Optional.empty(), Optional.empty())))
                    .isInstanceOfSatisfying(
                            ProcessSearch.Live.class,
                            live -> assertThat(live.doubt()).isPresent());

            Instant before = line.minusSeconds(3_600);
            LoggedProcess earlier = new LoggedProcess(pid, Optional.of(before), Optional.empty());
            assertThat(of(earlier))
                    .isInstanceOfSatisfying(
                            ProcessSearch.Nothing.class,
                            nothing -> assertThat(nothing.why())
                                    .contains("Pid " + pid + " has ended on " + name, "nothing was recorded"));
            record(now);
            assertThat(of(earlier)).isInstanceOf(ProcessSearch.Nothing.class);
        }
    }

    @Test
    void who_has_ended_is_shown_as_it_was_recorded_in_the_reading_before_its_line_or_the_one_behind() throws Exception {
        int pid;
        Reading with;
        try (Connection connection = database.connect()) {
            pid = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
            with = services.activity().read(name);
        }
        Reading without = services.activity().read(name);
        while (without.session(pid).isPresent()) {
            without = services.activity().read(name);
        }
        record(with, without);
        LoggedProcess last = new LoggedProcess(pid, Optional.of(with.at().plusNanos(1_000)), Optional.empty());
        assertThat(of(last)).isInstanceOfSatisfying(ProcessSearch.Past.class, past -> {
            assertThat(past.at()).isEqualTo(with.at());
            assertThat(past.doubt()).isEmpty();
        });
        LoggedProcess first = new LoggedProcess(pid, Optional.of(with.at().minusSeconds(1)), Optional.empty());
        assertThat(of(first))
                .isInstanceOfSatisfying(
                        ProcessSearch.Past.class, past -> assertThat(past.at()).isEqualTo(with.at()));
        LoggedProcess nobody = new LoggedProcess(1, Optional.of(without.at()), Optional.empty());
        Instant at = without.at();
        assertThat(of(nobody)).isInstanceOfSatisfying(ProcessSearch.Past.class, past -> {
            assertThat(past.at()).isEqualTo(at);
            assertThat(past.doubt())
                    .hasValueSatisfying(words -> assertThat(words).contains("in neither reading"));
        });
    }
}
