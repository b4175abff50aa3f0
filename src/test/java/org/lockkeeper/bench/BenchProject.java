package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.deploy.DeployService;
import org.lockkeeper.deploy.Verifier;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.RunLogs;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.workspace.WorkspaceServices;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The product's own services over {@link BenchDatabases}, and the workspace file that leads other processes to them. */
final class BenchProject implements AutoCloseable {
    private final Workspace workspace;
    private final Databases databases;

    BenchProject(BenchDatabases made) {
        List<ConnectionProfile> profiles = new ArrayList<>();
        List<TestDatabase> all = made.databases();
        for (int i = 0; i < all.size(); i++) {
            ConnectionProfile profile = all.get(i).profile(BenchDatabases.environment(i));
            profiles.add(profile);
        }
        Project project = new Project(
                "bench",
                made.kind(),
                List.of(made.migrations().toAbsolutePath()),
                "public",
                Optional.empty(),
                FlywaySettings.defaults());
        this.workspace =
                new Workspace(made.migrations().resolveSibling("bench.json").toAbsolutePath(), project, profiles);
        this.databases = new Databases(workspace, _ -> Optional.empty());
    }

    /** A service over the open connections; not to be closed, since they serve the next one. */
    MigrationService service(Function<Project, MigrationEngine> engine) {
        return new MigrationService(
                workspace,
                engine.apply(workspace.project()),
                databases,
                TestGuard.create(),
                new RunLogs(workspace.file().resolveSibling("logs"), Clock.systemUTC()));
    }

    /** As {@link #service}, and with the record of every action on disk, as the product keeps it. */
    MigrationService audited(Function<Project, MigrationEngine> engine) {
        Clock clock = Clock.systemUTC();
        Path folder = workspace.file().resolveSibling("audit");
        return new MigrationService(
                workspace,
                engine.apply(workspace.project()),
                databases,
                new ProductionGuard(clock, new AuditTrail(folder, clock)),
                new RunLogs(workspace.file().resolveSibling("logs"), clock));
    }

    /** As {@link #audited}, with the gates around it. */
    DeployService deploys(Verifier verifier, Clock clock) {
        Path folder = workspace.file().resolveSibling("deploy");
        ProductionGuard guard = new ProductionGuard(clock, new AuditTrail(folder.resolve("audit"), clock));
        WorkspaceServices services = new WorkspaceServices(
                workspace,
                new PrismaEngine(workspace.project()),
                databases,
                guard,
                new UserFolders(folder, folder, folder),
                clock);
        return new DeployService(
                workspace, services.migrations(), databases, guard, services.backupCatalogue(), verifier, clock);
    }

    /** Writes the workspace file. */
    Path writeFile() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode root = json.createObjectNode().put("version", 1);
        Project project = workspace.project();
        root.putObject("project")
                .put("name", project.name())
                .put("kind", project.kind().label())
                .putArray("locations")
                .add(project.locations().getFirst().toString());
        ArrayNode profiles = root.putArray("profiles");
        for (ConnectionProfile profile : workspace.profiles()) {
            profiles.addObject()
                    .put("name", profile.name())
                    .put("environment", profile.environment().label())
                    .put("host", profile.host())
                    .put("port", profile.port())
                    .put("database", profile.database())
                    .put("user", profile.user())
                    .put("sslMode", "disable")
                    .putObject("password")
                    .put("from", "pgpass");
        }
        return Files.writeString(workspace.file(), root.toPrettyString());
    }

    @Override
    public void close() {
        databases.close();
    }
}
