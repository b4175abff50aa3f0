package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.aftermath.KilledActor;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.workspace.WorkspaceServices;

/** The window's first look at a workspace closes what a killed process left open, also where there is nothing else to see. */
class SettlementTest {
    @TempDir
    private Path folder;

    @Test
    void a_project_whose_scripts_cannot_be_read_keeps_the_record_of_nothing_else_open() throws Exception {
        TestDatabase test = TestPostgres.usual().freshDatabase("settled");
        TargetIdentity target;
        try (Database database = test.open(Environment.PRODUCTION);
                ReadSession session = database.read()) {
            target = session.facts().identity();
        }
        Path audit = folder.resolve("audit");
        String address = test.profile(Environment.PRODUCTION).address();
        KilledActor.permittedAt(
                "production", audit, address, target, "terminate", "4194303", "2026-01-02T03:04:05.000006Z");
        AuditTrail trail = new AuditTrail(audit, Clock.systemUTC());
        assertThat(trail.actions().getFirst().result()).isEqualTo("open");
        Project project = new Project(
                "shop",
                ProjectKind.PRISMA,
                List.of(folder.resolve("nowhere")),
                "public",
                Optional.empty(),
                FlywaySettings.defaults());
        Workspace workspace = new Workspace(
                folder.resolve("lockkeeper.json"), project, List.of(test.profile(Environment.PRODUCTION)));
        try (WorkspaceServices open = new WorkspaceServices(
                workspace,
                new PrismaEngine(project),
                new Databases(workspace, _ -> Optional.empty()),
                new ProductionGuard(Clock.systemUTC(), trail),
                new UserFolders(folder, folder, folder),
                Clock.systemUTC())) {
            assertThatThrownBy(() -> open.migrations().status()).isInstanceOf(LockkeeperException.class);
        }
        assertThat(trail.actions().getFirst().result()).isEqualTo("unknown");
        assertThat(trail.actions().getFirst().ending().orElseThrow().detail()).contains("is not there any more");
    }
}
