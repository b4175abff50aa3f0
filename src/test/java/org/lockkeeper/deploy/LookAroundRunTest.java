package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.CheckSettings;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.deploy.Verifier.Finding;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunOptions;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.SilentApplication;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.workspace.WorkspaceServices;

/** The looks before a run and after it: cancelled, failing, or of a server that is gone. */
class LookAroundRunTest {
    @TempDir
    private Path folder;

    private final CancelToken cancel = new CancelToken();

    @Test
    void a_cancel_during_the_look_before_ends_the_deploy_with_nothing_changed() {
        try (OneProduction project = usual()) {
            RunListener impatient = new RunListener() {
                @Override
                public void looking(String what, long done, long total) {
                    cancel.cancel();
                }
            };
            assertThatThrownBy(() -> run(project, impatient))
                    .isInstanceOfSatisfying(LockkeeperException.class, e -> {
                        assertThat(e.code()).isEqualTo("LK-DEPLOY-CANCELLED");
                        assertThat(e.exitCode()).isEqualTo(ExitCode.ATTENTION);
                    })
                    .hasMessage("The deploy to production was cancelled before anything was run. Nothing was changed.");
            assertThat(project.isMigrated()).isFalse();
            assertThat(folder.resolve(ReportFolder.NAME)).doesNotExist();
        }
    }

    @Test
    void a_cancel_during_the_look_after_keeps_what_was_found_and_the_report_is_written() throws IOException {
        try (OneProduction project = usual()) {
            RunListener impatient = new RunListener() {
                private boolean after;

                @Override
                public void verifying() {
                    after = true;
                }

                @Override
                public void looking(String what, long done, long total) {
                    if (after && done == 2) {
                        cancel.cancel();
                    }
                }
            };
            DeployResult result = run(project, impatient);
            assertThat(result.run().applied()).containsExactly(OneProduction.NEXT);
            assertThat(result.exitCode()).isEqualTo(ExitCode.ATTENTION);
            DeployReport report = result.report().orElseThrow();
            assertThat(report.status()).isEqualTo(DeployReport.Status.ATTENTION);
            assertThat(report.findings())
                    .anyMatch(
                            finding -> finding.name().equals("history") && finding.outcome() == Finding.Outcome.PASSED);
            assertThat(report.findings())
                    .filteredOn(finding -> finding.outcome() == Finding.Outcome.UNKNOWN)
                    .hasSizeGreaterThan(3)
                    .allMatch(Finding::fellShort)
                    .allMatch(finding -> finding.detail().startsWith("It was cancelled before"));
            assertThat(Files.readString(result.file().orElseThrow())).contains("It was cancelled before");
        }
    }

    @Test
    void a_run_that_was_cancelled_is_looked_at_all_the_same() {
        try (OneProduction project = usual()) {
            RunListener impatient = new RunListener() {
                @Override
                public void migrationStarted(String name, int index, int total) {
                    cancel.cancel();
                }
            };
            DeployResult result = run(project, impatient);
            assertThat(result.run().failed()).isPresent();
            assertThat(result.report().orElseThrow().findings())
                    .hasSizeGreaterThan(3)
                    .noneMatch(finding -> finding.detail().contains("cancelled before"));
        }
    }

    @Test
    void an_unexpected_failure_of_the_look_after_is_a_finding_of_the_report() throws IOException {
        try (OneProduction project = usual()) {
            WorkspaceServices open = project.services();
            Verifier odd = (_, _, _) -> (_, _, _) -> {
                throw new IllegalStateException("nobody thought of this");
            };
            Deployment deployment = project.prepare();
            DeployResult result = new DeployService(
                            open.workspace(),
                            open.migrations(),
                            open.databases(),
                            open.guard(),
                            open.backupCatalogue(),
                            odd,
                            Clock.systemUTC())
                    .run(
                            deployment,
                            OneProduction.reviewed(deployment),
                            RunOptions.USUAL,
                            project.confirmed(),
                            RunListener.NONE,
                            cancel);
            assertThat(project.isMigrated()).isTrue();
            assertThat(result.exitCode()).isEqualTo(ExitCode.ATTENTION);
            assertThat(Files.readString(result.file().orElseThrow())).contains("nobody thought of this");
            assertThat(Files.readString(folder.resolve(ReportFolder.LOG))).contains(OneProduction.NEXT);
        }
    }

    @Test
    void a_server_that_is_gone_after_the_run_leaves_a_report(@TempDir Path cluster) throws IOException {
        TestPostgres own = TestPostgres.own(16, cluster, "fsync=off");
        try (OneProduction project = new OneProduction(folder, own.freshDatabase("gone"), Clock.systemUTC())) {
            RunListener unlucky = new RunListener() {
                @Override
                public void verifying() {
                    try {
                        own.cluster().stop();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            };
            DeployResult result = run(project, unlucky);
            assertThat(result.run().applied()).containsExactly(OneProduction.NEXT);
            assertThat(result.report().orElseThrow().findings()).singleElement().satisfies(finding -> {
                assertThat(finding.outcome()).isEqualTo(Finding.Outcome.UNKNOWN);
                assertThat(finding.fellShort()).isTrue();
            });
            assertThat(result.file().orElseThrow()).exists();
        } finally {
            own.cluster().stop();
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void an_application_that_accepts_and_never_answers_is_a_finding_of_the_report() throws IOException {
        try (SilentApplication application = new SilentApplication();
                OneProduction project = new OneProduction(
                        folder,
                        TestPostgres.usual().freshDatabase("silent"),
                        Clock.systemUTC(),
                        workspace -> asking(workspace, application.url()))) {
            DeployResult result = run(project, RunListener.NONE);
            assertThat(result.run().applied()).containsExactly(OneProduction.NEXT);
            assertThat(result.exitCode()).isEqualTo(ExitCode.ATTENTION);
            assertThat(result.report().orElseThrow().findings())
                    .filteredOn(Finding::fellShort)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.detail())
                            .isEqualTo(application.url() + " did not answer within 500 ms. It was so before."));
            assertThat(Files.readString(result.file().orElseThrow())).contains("did not answer within 500 ms");
            assertThat(Files.readString(folder.resolve(ReportFolder.LOG))).contains(OneProduction.NEXT);
        }
    }

    private static Workspace asking(Workspace workspace, String healthUrl) {
        ConnectionProfile plain = workspace.profiles().getFirst();
        return workspace
                .withProfiles(List.of(new ConnectionProfile(
                        plain.name(),
                        plain.environment(),
                        plain.host(),
                        plain.port(),
                        plain.database(),
                        plain.user(),
                        plain.sslMode(),
                        plain.password(),
                        Optional.of(healthUrl))))
                .withChecks(new CheckSettings(List.of(), List.of(), 1000, Duration.ofMillis(500), Optional.empty()));
    }

    private OneProduction usual() {
        return new OneProduction(folder, TestPostgres.usual().freshDatabase("around"), Clock.systemUTC());
    }

    private DeployResult run(OneProduction project, RunListener listener) {
        Deployment deployment = project.prepare();
        return project.run(deployment, OneProduction.reviewed(deployment), project.confirmed(), listener, cancel);
    }
}
