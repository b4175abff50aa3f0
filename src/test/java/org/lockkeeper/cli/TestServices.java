package org.lockkeeper.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.connection.PasswordPrompt;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.connection.Secrets;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.RunLogs;
import org.lockkeeper.migration.flyway.FlywayEngine;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.sandbox.Sandbox;
import org.lockkeeper.testing.TestPostgres;

/**
 * The real services, as the application wires them.
 *
 * @param folder for run logs and the sandbox
 */
record TestServices(Path folder) implements CliServices {
    @Override
    public MigrationService open(Workspace workspace) {
        SecretSource secrets = secrets();
        List<Database> databases = workspace.profiles().stream()
                .map(profile -> new Database(profile, secrets))
                .toList();
        return new MigrationService(
                workspace, engine(workspace.project()), databases, guard(), new RunLogs(runLogs(), Clock.systemUTC()));
    }

    @Override
    public SecretSource secrets() {
        return new Secrets(PasswordPrompt.NOBODY);
    }

    @Override
    public Sandbox sandbox() {
        return new Sandbox(folder.resolve("sandbox"), TestPostgres.binaries(), TestServices::engine, guard());
    }

    @Override
    public Path log() {
        return folder.resolve("lockkeeper.log");
    }

    Path runLogs() {
        return folder.resolve("runs");
    }

    @Override
    public AuditTrail audit() {
        return new AuditTrail(folder.resolve("audit"), Clock.systemUTC());
    }

    private ProductionGuard guard() {
        return new ProductionGuard(Clock.systemUTC(), audit());
    }

    private static MigrationEngine engine(Project project) {
        return switch (project.kind()) {
            case PRISMA -> new PrismaEngine(project);
            case FLYWAY -> new FlywayEngine(project);
        };
    }
}
