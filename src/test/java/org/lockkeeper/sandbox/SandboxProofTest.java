package org.lockkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.guard.Intent;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.SandboxCluster;
import org.lockkeeper.guard.SandboxOperation.SeedSandbox;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.testing.Untouched;

/** The sandbox fills its own clusters unasked, and an ordinary server never. */
class SandboxProofTest {
    private static final int SANDBOXED = 16;

    @TempDir
    private Path root;

    private final List<Intent> recorded = new ArrayList<>();
    private final ProductionGuard guard = new ProductionGuard(Clock.systemUTC(), intent -> {
        recorded.add(intent);
        return _ -> {};
    });
    private SandboxFolder folder = new SandboxFolder(Path.of(""));

    @BeforeEach
    void a_sandbox_with_a_production_cluster() throws IOException {
        folder = new SandboxFolder(root);
        Path data = TestPostgres.major(SANDBOXED).cluster().data();
        Files.createDirectories(folder.clusters());
        Files.createSymbolicLink(folder.data(Member.PROD), data);
        Files.writeString(folder.madeMark(Member.PROD), SandboxCluster.systemIdentifier(data) + "\n");
    }

    @Test
    void an_ordinary_production_is_not_filled_and_nothing_is_changed_there() {
        TestDatabase ordinary = TestPostgres.usual().freshDatabase("ordinary");
        ordinary.execute("create schema kept; create table kept.orders (id int); insert into kept.orders values (1)");
        Untouched before = Untouched.now(ordinary);
        for (Environment environment : Environment.values()) {
            ConnectionProfile profile = ordinary.profile(environment);
            assertThatThrownBy(() -> new Histories(folder, PrismaEngine::new, guard)
                            .make(Member.PROD, Flavour.PRISMA, profile, new Steps(Progress.NONE, 1), new CancelToken()))
                    .isInstanceOfSatisfying(
                            GuardRefusedException.class,
                            e -> assertThat(e.code()).isEqualTo("LK-GUARD-SANDBOX"));
            assertThatThrownBy(() -> ask(ordinary, environment)).isInstanceOf(GuardRefusedException.class);
        }
        before.assertStill();
        assertThat(recorded).isEmpty();
    }

    @Test
    void its_own_production_is_filled_unasked_and_recorded_as_production() {
        ask(TestPostgres.major(SANDBOXED).freshDatabase("own"), Environment.PRODUCTION);
        assertThat(recorded)
                .singleElement()
                .satisfies(intent -> assertThat(intent.request().subject())
                        .startsWith("fill the sandbox cluster prod on database \"own_")
                        .endsWith("(production, production)"));
    }

    @Test
    void a_cluster_that_it_did_not_make_is_not_its_own() throws IOException {
        Files.delete(folder.madeMark(Member.PROD));
        TestDatabase own = TestPostgres.major(SANDBOXED).freshDatabase("unmade");
        assertThatThrownBy(() -> ask(own, Environment.PRODUCTION)).isInstanceOf(GuardRefusedException.class);
    }

    private void ask(TestDatabase test, Environment environment) {
        try (Database database = new Database(test.profile(environment), _ -> Optional.empty());
                ReadSession session = database.read()) {
            guard.clear(
                    new SeedSandbox(folder.cluster(Member.PROD)),
                    database.profile().site(session.facts().identity(), ChangeWindow.ALWAYS),
                    List.of(),
                    Confirmer.NOBODY);
        }
    }
}
