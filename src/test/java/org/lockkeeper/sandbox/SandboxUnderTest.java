package org.lockkeeper.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.connection.WorkspaceFile;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.StatusMatrix;
import org.lockkeeper.migration.flyway.FlywayEngine;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.sandbox.Sandbox.Lifetime;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.workspace.WorkspaceServices;

/** A sandbox in a folder of a test's, and what a test wants to know of it. */
record SandboxUnderTest(Path folder) {
    private static final ProductionGuard GUARD = TestGuard.create();

    SandboxStatus start() {
        return sandbox().start(Lifetime.UNTIL_STOPPED, Progress.NONE, new CancelToken());
    }

    Sandbox sandbox() {
        return new Sandbox(folder, TestPostgres.binaries(), SandboxUnderTest::engine, GUARD);
    }

    private static MigrationEngine engine(Project project) {
        return switch (project.kind()) {
            case PRISMA -> new PrismaEngine(project);
            case FLYWAY -> new FlywayEngine(project);
        };
    }

    Workspace workspace(ProjectKind kind) {
        return WorkspaceFile.read(sandbox().workspace(kind));
    }

    ConnectionProfile profile(String name) {
        return workspace(ProjectKind.PRISMA).profile(name).orElseThrow();
    }

    int port(String name) {
        return sandbox().status().clusters().stream()
                .filter(cluster -> cluster.name().equals(name))
                .findFirst()
                .orElseThrow()
                .port()
                .orElseThrow();
    }

    String value(String cluster, String database, String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port(cluster) + "/" + database;
        try (Connection connection = DriverManager.getConnection(url, SandboxWorkspaces.ROLE, "");
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            results.next();
            return results.getString(1);
        }
    }

    Map<Member, Postmaster> servers() throws IOException {
        Map<Member, Postmaster> servers = new EnumMap<>(Member.class);
        for (Member member : Member.values()) {
            servers.put(member, server(member));
        }
        return servers;
    }

    Postmaster server(Member member) throws IOException {
        return Postmaster.running(folder.resolve("clusters").resolve(member.label()))
                .orElseThrow();
    }

    static String system(ConnectionProfile profile) {
        try (Database database = new Database(profile, _ -> Optional.empty());
                ReadSession session = database.read()) {
            return session.facts().identity().system();
        }
    }

    WorkspaceServices service(ProjectKind kind) {
        Workspace workspace = workspace(kind);
        return new WorkspaceServices(
                workspace,
                engine(workspace.project()),
                new Databases(workspace, _ -> Optional.empty()),
                GUARD,
                new UserFolders(folder, folder, folder),
                Clock.systemUTC());
    }

    StatusMatrix status(ProjectKind kind) {
        try (WorkspaceServices open = service(kind)) {
            MigrationService service = open.migrations();
            return service.status();
        }
    }
}
