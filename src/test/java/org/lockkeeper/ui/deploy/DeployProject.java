package org.lockkeeper.ui.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.RunSettings;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.flyway.FlywayEngine;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.workspace.WorkspaceServices;

/** A project with a staging and a production database: staging has all of it, production is one migration behind. */
final class DeployProject {
    static final String NEXT = "20250102000000_add_price";

    private static final String NEXT_FLYWAY = "V2__add_price";

    private final Path folder;
    private final ProjectKind kind;
    private final TestDatabase staging = TestPostgres.usual().freshDatabase("shop_staging");
    private final TestDatabase production = TestPostgres.usual().freshDatabase("shop");
    private final Workspace workspace;
    private boolean next;

    DeployProject(Path folder) {
        this(folder, ProjectKind.PRISMA, RunSettings.USUAL);
    }

    /** @param patience of runs on production */
    DeployProject(Path folder, ProjectKind kind, RunSettings patience) {
        this.folder = folder;
        this.kind = kind;
        Project project = new Project(
                "shop",
                kind,
                List.of(folder.resolve("migrations")),
                "public",
                Optional.empty(),
                FlywaySettings.defaults());
        this.workspace = new Workspace(
                folder.resolve("lockkeeper.json"),
                project,
                List.of(staging.profile(Environment.STAGING), patient(patience)));
        write(
                kind == ProjectKind.PRISMA ? "20250101000000_init" : "V1__init",
                "create table product (id int primary key, name text);\n");
        try (WorkspaceServices open = open()) {
            migrate(open, staging);
            migrate(open, production);
        }
        production.execute("insert into product select i, 'product ' || i from generate_series(1, 2000) i");
        production.execute("analyze product");
        reset();
    }

    private ConnectionProfile patient(RunSettings patience) {
        ConnectionProfile usual = production.profile(Environment.PRODUCTION);
        return new ConnectionProfile(
                usual.name(),
                usual.environment(),
                usual.host(),
                usual.port(),
                usual.database(),
                usual.user(),
                usual.sslMode(),
                usual.password(),
                usual.healthUrl(),
                usual.sslRootCert(),
                usual.confirm(),
                patience);
    }

    /** The migration that production lacks. */
    String next() {
        return kind == ProjectKind.PRISMA ? NEXT : NEXT_FLYWAY;
    }

    /** Writes the checklist and the script that production lacks, as they were. */
    void reset() {
        checklist("""
                {"version": 1, "items": [
                  {"id": "applied-before", "check": "applied-before"},
                  {"id": "idle-transactions", "check": "idle-transactions"},
                  {"id": "team-notified", "text": "The team knows"},
                  {"id": "risk-assessed", "check": "risk-assessed"},
                  {"id": "recent-backup", "check": "recent-backup"}]}
                """);
        if (next) {
            write(next(), "alter table product add column price int;\n");
        }
    }

    /** Adds the migration that production lacks, and gives it to staging. */
    DeployProject withNext() {
        next = true;
        reset();
        try (WorkspaceServices open = open()) {
            migrate(open, staging);
        }
        return this;
    }

    private static void migrate(WorkspaceServices open, TestDatabase database) {
        String environment = open.workspace().profiles().stream()
                .filter(profile -> profile.database().equals(database.name()))
                .findFirst()
                .orElseThrow()
                .name();
        open.migrations()
                .migrate(
                        environment,
                        Optional.empty(),
                        Said.reviewed(database.name()),
                        RunListener.NONE,
                        new CancelToken());
    }

    TestDatabase production() {
        return production;
    }

    Path folder() {
        return folder;
    }

    /** What is open of it; closed by whoever asked. */
    WorkspaceServices open() {
        Clock clock = Clock.systemUTC();
        return new WorkspaceServices(
                workspace,
                kind == ProjectKind.PRISMA
                        ? new PrismaEngine(workspace.project())
                        : new FlywayEngine(workspace.project()),
                new Databases(workspace, _ -> Optional.empty()),
                new ProductionGuard(clock, new AuditTrail(folder.resolve("audit"), clock)),
                new UserFolders(folder, folder, folder),
                clock);
    }

    void checklist(String json) {
        put(folder.resolve("checklist.json"), json);
    }

    void write(String migration, String sql) {
        Path migrations = folder.resolve("migrations");
        put(
                kind == ProjectKind.PRISMA
                        ? migrations.resolve(migration).resolve("migration.sql")
                        : migrations.resolve(migration + ".sql"),
                sql);
    }

    /** A dump as small as one can be. */
    Path dump() {
        Path file = folder.resolve("shop.sql");
        put(file, "--\n-- PostgreSQL database dump\n--\n\n--\n-- PostgreSQL database dump complete\n--\n");
        return file;
    }

    private static void put(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
