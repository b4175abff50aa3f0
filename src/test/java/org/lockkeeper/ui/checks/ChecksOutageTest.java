package org.lockkeeper.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.Forwarder;
import org.lockkeeper.testing.PrismaProject;
import org.lockkeeper.testing.SettableClock;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.WorkspaceModel;

/** A verification of a server that does not answer, and answers again. */
class ChecksOutageTest {
    private final SettableClock clock = new SettableClock();
    private final DirectTaskRunner tasks = new DirectTaskRunner(Progress.NONE);

    @TempDir
    private Path folder;

    @Test
    void it_is_said_since_when_until_the_server_answers_again() throws IOException {
        TestDatabase test = TestPostgres.usual().freshDatabase("checks_outage");
        Instant began = clock.instant();
        try (Forwarder address = new Forwarder(1);
                WorkspaceModel workspace = new WorkspaceModel(
                        new PrismaProject(folder)
                                .open(new TestDatabase(address.port(), test.name(), test.user())
                                        .profile(Environment.STAGING)),
                        tasks)) {
            ChecksViewModel model = new ChecksViewModel(workspace, tasks, clock);
            model.verify();
            clock.pass(Duration.ofMinutes(3));
            model.verify();
            assertThat(model.stateProperty().get()).isInstanceOfSatisfying(ChecksState.Failed.class, failed -> {
                assertThat(failed.outage())
                        .hasValueSatisfying(out -> assertThat(out.since()).isEqualTo(began));
                assertThat(model.results()).isEmpty();
            });
            address.turnTo(test.port());
            workspace.refresh();
            assertThat(model.stateProperty().get()).isInstanceOf(ChecksState.NotYet.class);
            model.verify();
            assertThat(model.stateProperty().get()).isInstanceOf(ChecksState.Found.class);
        }
    }
}
