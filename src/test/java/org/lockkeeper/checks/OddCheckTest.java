package org.lockkeeper.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.checks.CheckResult.Outcome;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** A check with a defect among others. */
class OddCheckTest {
    @TempDir
    private Path folder;

    @Test
    void a_check_that_fails_unexpectedly_is_not_known_and_the_others_are_looked_at() {
        TestDatabase test = TestPostgres.usual().freshDatabase("odd");
        Project project = new Project(
                "shop", ProjectKind.PRISMA, List.of(folder), "public", Optional.empty(), FlywaySettings.defaults());
        Workspace workspace = new Workspace(
                folder.resolve("lockkeeper.json"), project, List.of(test.profile(Environment.DEVELOPMENT)));
        try (Databases databases = new Databases(workspace, _ -> Optional.empty())) {
            CheckService service =
                    new CheckService(workspace, databases, List.of(new Odd(), new IndexCheck()), Clock.systemUTC());
            Verification found = service.verify("development", Optional.empty(), Progress.NONE, new CancelToken());
            assertThat(found.checks().getFirst()).satisfies(odd -> {
                assertThat(odd.outcome()).isEqualTo(Outcome.UNKNOWN);
                assertThat(odd.severity()).isEqualTo(Severity.ERROR);
                assertThat(odd.detail()).contains("The check itself failed", "nobody thought of this");
            });
            assertThat(found.checks().getLast().outcome()).isEqualTo(Outcome.PASSED);
            assertThat(found.passed()).isFalse();
        }
    }

    private static final class Odd implements Check {
        @Override
        public CheckGroup group() {
            return CheckGroup.NULLS;
        }

        @Override
        public void look(CheckContext context, Findings findings) {
            throw new IllegalStateException("nobody thought of this");
        }
    }
}
