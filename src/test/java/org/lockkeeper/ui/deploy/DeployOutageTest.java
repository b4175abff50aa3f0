package org.lockkeeper.ui.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Forwarder;
import org.lockkeeper.testing.PrismaProject;
import org.lockkeeper.testing.SettableClock;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.RunningRunner;
import org.lockkeeper.ui.WorkspaceModel;

/** A deploy to a server that does not answer, and answers again. */
class DeployOutageTest {
    private final SettableClock clock = new SettableClock();
    private final RunningRunner tasks = new RunningRunner();

    @TempDir
    private Path folder;

    @Test
    void it_is_said_since_when_and_found_out_anew_when_the_server_answers_again() throws IOException {
        TestDatabase test = TestPostgres.usual().freshDatabase("deploy_outage");
        Instant began = clock.instant();
        try (Forwarder address = new Forwarder(1);
                WorkspaceModel workspace = new WorkspaceModel(
                        new PrismaProject(folder)
                                .migration("20260829211240_init", "create table note (id int);\n")
                                .open(new TestDatabase(address.port(), test.name(), test.user())
                                        .profile(Environment.STAGING)),
                        tasks)) {
            DeployViewModel model = new DeployViewModel(
                    workspace, tasks, new RecordingDialogs(), Runnable::run, clock, _ -> {}, _ -> {});
            Walk walk = model.walk().orElseThrow();
            model.show();
            assertThat(walk.outage()).hasValueSatisfying(out -> {
                assertThat(out.since()).isEqualTo(began);
                assertThat(out.sentence()).contains("staging");
            });
            assertThat(model.state(DeployStep.RISK).refusal())
                    .hasValue("What a deploy would meet could not be found out.");
            clock.pass(Duration.ofMinutes(3));
            model.lookAgain();
            assertThat(walk.outage())
                    .hasValueSatisfying(out -> assertThat(out.since()).isEqualTo(began));
            address.turnTo(test.port());
            workspace.refresh();
            assertThat(walk.outage()).isEmpty();
            assertThat(walk.failure()).isEmpty();
            assertThat(walk.deployment().orElseThrow().plan().names()).containsExactly("20260829211240_init");
        }
    }
}
