package org.lockkeeper.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunOptions;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.workspace.WorkspaceServices;

/** A project with one production database that has a table, and one migration that is pending there. */
final class OneProduction implements AutoCloseable {
    static final String NEXT = "20250102000000_add_price";

    /** What Prisma Migrate takes. */
    static final String LOCK = "select pg_advisory_lock(72707369)";

    private final Path folder;
    private final TestDatabase prod;
    private final WorkspaceServices open;

    OneProduction(Path folder, TestDatabase prod, Clock clock) {
        this(folder, prod, clock, UnaryOperator.identity());
    }

    /** @param with what else the workspace has */
    OneProduction(Path folder, TestDatabase prod, Clock clock, UnaryOperator<Workspace> with) {
        this.folder = folder;
        this.prod = prod;
        Project project = new Project(
                "shop",
                ProjectKind.PRISMA,
                List.of(folder.resolve("migrations")),
                "public",
                Optional.empty(),
                FlywaySettings.defaults());
        Workspace workspace = with.apply(new Workspace(
                folder.resolve("lockkeeper.json"), project, List.of(prod.profile(Environment.PRODUCTION))));
        this.open = new WorkspaceServices(
                workspace,
                new PrismaEngine(project),
                new Databases(workspace, _ -> Optional.empty()),
                new ProductionGuard(clock, new AuditTrail(folder.resolve("audit"), clock)),
                new UserFolders(folder, folder, folder),
                clock);
        checklist();
        write("20250101000000_init", "create table product (id int primary key);\n");
        workspace.profiles().forEach(profile -> migrate(profile.name()));
        write(NEXT, "alter table product add column price int;\n");
    }

    /** Applies what is pending, without a deploy. */
    void migrate(String environment) {
        String database = open.workspace().profile(environment).orElseThrow().database();
        open.migrations()
                .migrate(environment, Optional.empty(), Said.reviewed(database), RunListener.NONE, new CancelToken());
    }

    /** Writes a checklist of these checks, each under its own name. */
    OneProduction checklist(AutomaticCheck... checks) {
        String items = List.of(checks).stream()
                .map(check -> "{\"id\": \"%1$s\", \"check\": \"%1$s\"}".formatted(check.label()))
                .collect(java.util.stream.Collectors.joining(", "));
        put(folder.resolve(ChecklistFile.DEFAULT_NAME), "{\"version\": 1, \"items\": [%s]}".formatted(items));
        return this;
    }

    OneProduction write(String name, String sql) {
        put(folder.resolve("migrations").resolve(name).resolve("migration.sql"), sql);
        return this;
    }

    private static void put(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WorkspaceServices services() {
        return open;
    }

    Deployment prepare() {
        return open.deploys().prepare("production", Optional.empty());
    }

    Gate gate(Deployment deployment, Answers answers, AutomaticCheck check) {
        return open.deploys().gates(deployment, answers).stream()
                .filter(gate -> gate.name().equals(check.label()))
                .findFirst()
                .orElseThrow();
    }

    /** A person who confirms whatever is asked. */
    Confirmer confirmed() {
        return Said.reviewed(prod.name());
    }

    /** What is said where every gate is open already. */
    static Answers reviewed(Deployment deployment) {
        return Answers.NONE.withReviewed(deployment.plan().digest()).withAcknowledged(true);
    }

    DeployResult run(Deployment deployment) {
        return run(deployment, reviewed(deployment), confirmed(), RunListener.NONE, new CancelToken());
    }

    DeployResult run(
            Deployment deployment, Answers answers, Confirmer confirmer, RunListener listener, CancelToken cancel) {
        return open.deploys().run(deployment, answers, RunOptions.USUAL, confirmer, listener, cancel);
    }

    /** Whether the pending migration has run. */
    boolean isMigrated() {
        return !prod.rows("select 1 from information_schema.columns where column_name = 'price'")
                .isEmpty();
    }

    @Override
    public void close() {
        open.close();
    }
}
