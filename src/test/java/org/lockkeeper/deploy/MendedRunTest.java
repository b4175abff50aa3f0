package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.checks.CheckResult.Outcome;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.TestPostgres;

/** What a verification says of the log of a run that failed. */
class MendedRunTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Resolution.class)
    void a_failure_that_was_mended_in_the_history_falls_short_no_longer(Resolution resolution) {
        try (OneProduction project = failed()) {
            assertThat(runLog(project)).satisfies(check -> {
                assertThat(check.outcome()).isEqualTo(Outcome.FELL_SHORT);
                assertThat(check.samples().getFirst()).contains("failed: " + OneProduction.NEXT);
            });
            project.services()
                    .migrations()
                    .resolve("production", OneProduction.NEXT, resolution, project.confirmed(), new CancelToken());
            assertThat(runLog(project)).satisfies(check -> {
                assertThat(check.outcome()).isEqualTo(Outcome.NOTHING);
                assertThat(check.detail())
                        .contains("a failure that is over, since " + OneProduction.NEXT + " is "
                                + (resolution == Resolution.APPLIED ? "applied" : "rolled-back") + " by now: ");
            });
        }
    }

    @Test
    void one_that_runs_again_and_fails_again_falls_short_again() {
        try (OneProduction project = failed()) {
            project.services()
                    .migrations()
                    .resolve(
                            "production",
                            OneProduction.NEXT,
                            Resolution.ROLLED_BACK,
                            project.confirmed(),
                            new CancelToken());
            project.run(project.prepare());
            assertThat(runLog(project).outcome()).isEqualTo(Outcome.FELL_SHORT);
        }
    }

    private OneProduction failed() {
        OneProduction project =
                new OneProduction(folder, TestPostgres.usual().freshDatabase("mended"), Clock.systemUTC());
        project.write(OneProduction.NEXT, "alter table product add column price int;\nselect 1 / 0;\n");
        assertThat(project.run(project.prepare()).run().failed()).isPresent();
        return project;
    }

    private static CheckResult runLog(OneProduction project) {
        return project
                .services()
                .checks()
                .verify("production", Optional.empty(), Progress.NONE, new CancelToken())
                .checks()
                .stream()
                .filter(check -> check.name().equals("run log"))
                .findFirst()
                .orElseThrow();
    }
}
