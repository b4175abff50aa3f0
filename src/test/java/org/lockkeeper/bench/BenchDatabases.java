package org.lockkeeper.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/**
 * Development, staging and production of one project on one server: development has everything, staging lacks the last 10
 * migrations, production the last 40.
 */
record BenchDatabases(Path migrations, ProjectKind kind, List<TestDatabase> databases) {
    private static final List<Integer> LACKING = List.of(0, 10, 40);
    private static final List<Environment> ENVIRONMENTS =
            List.of(Environment.DEVELOPMENT, Environment.STAGING, Environment.PRODUCTION);
    private static final String CREATE_HISTORY = """
            create table _prisma_migrations (id varchar(36) primary key, checksum varchar(64) not null,
                finished_at timestamptz, migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
                started_at timestamptz not null default now(), applied_steps_count integer not null default 0)
            """;
    private static final String INSERT_HISTORY = """
            insert into _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
            values (gen_random_uuid()::text, ?, now(), ?, now(), 1)
            """;

    /** Flyway's own migrate writes the history; each database starts as a copy of the one behind it. */
    static BenchDatabases flyway(Path migrations, int count) {
        List<TestDatabase> databases = new ArrayList<>();
        for (int lacking : LACKING.reversed()) {
            TestDatabase database = databases.isEmpty()
                    ? TestPostgres.usual().freshDatabase("bench_flyway")
                    : copy(databases.getFirst());
            plainFlyway(database, migrations)
                    .target(String.valueOf(count - lacking))
                    .group(true)
                    .load()
                    .migrate();
            databases.addFirst(database);
        }
        return new BenchDatabases(migrations, ProjectKind.FLYWAY, databases);
    }

    private static TestDatabase copy(TestDatabase original) {
        TestDatabase copy = new TestDatabase(original.port(), original.name() + "_ahead");
        new TestDatabase(original.port(), "postgres")
                .execute("create database \"" + copy.name() + "\" template \"" + original.name() + "\"");
        return copy;
    }

    /** The rows that {@code prisma migrate deploy} would have left, with the scripts' checksums. */
    static BenchDatabases prisma(Path migrations) throws Exception {
        List<String> names = new ArrayList<>();
        List<String> checksums = new ArrayList<>();
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> folders = Files.list(migrations)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                names.add(folder.getFileName().toString());
                byte[] script = Files.readAllBytes(folder.resolve("migration.sql"));
                checksums.add(HexFormat.of().formatHex(sha256.digest(script)));
            }
        }
        List<TestDatabase> databases = fresh("bench_prisma");
        for (int i = 0; i < databases.size(); i++) {
            TestDatabase database = databases.get(i);
            database.execute(CREATE_HISTORY);
            try (Connection connection = database.connect();
                    PreparedStatement insert = connection.prepareStatement(INSERT_HISTORY)) {
                for (int row = 0; row < names.size() - LACKING.get(i); row++) {
                    insert.setString(1, checksums.get(row));
                    insert.setString(2, names.get(row));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            database.execute("vacuum analyze _prisma_migrations");
        }
        return new BenchDatabases(migrations, ProjectKind.PRISMA, databases);
    }

    /** A Prisma project's databases before its first migration. */
    static BenchDatabases empty(Path migrations) {
        return new BenchDatabases(migrations, ProjectKind.PRISMA, fresh("bench_deploy"));
    }

    /** Flyway as a user of it would set it up, and nothing of Lockkeeper. */
    static FluentConfiguration plainFlyway(TestDatabase database, Path migrations) {
        return Flyway.configure()
                .dataSource("jdbc:postgresql://127.0.0.1:" + database.port() + "/" + database.name(), "postgres", "")
                .locations("filesystem:" + migrations);
    }

    /** The environment of the database at this place. */
    static Environment environment(int index) {
        return ENVIRONMENTS.get(index);
    }

    private static List<TestDatabase> fresh(String hint) {
        return List.of(
                TestPostgres.usual().freshDatabase(hint),
                TestPostgres.usual().freshDatabase(hint),
                TestPostgres.usual().freshDatabase(hint));
    }
}
