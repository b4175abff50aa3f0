package org.lockkeeper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/**
 * A project in a folder, three empty databases and the workspace file over them.
 *
 * @param folder of the project
 * @param databases of dev, staging and prod
 */
record TestProject(Path folder, String kind, List<TestDatabase> databases) {
    private static final List<String> NAMES = List.of("dev", "staging", "prod");
    private static final List<String> ENVIRONMENTS = List.of("development", "staging", "production");

    static TestProject prisma(Path folder) throws IOException {
        TestProject project = create(folder, "prisma");
        Files.createDirectories(folder.resolve("prisma/migrations"));
        Files.writeString(folder.resolve("prisma/migrations/migration_lock.toml"), "provider = \"postgresql\"\n");
        return project;
    }

    static TestProject flyway(Path folder) throws IOException {
        TestProject project = create(folder, "flyway");
        Files.createDirectories(folder.resolve("sql"));
        return project;
    }

    private static TestProject create(Path folder, String kind) throws IOException {
        List<TestDatabase> databases = new ArrayList<>();
        for (String name : NAMES) {
            databases.add(TestPostgres.usual().freshDatabase("cli_" + name));
        }
        TestProject project = new TestProject(folder, kind, databases);
        project.writeWorkspace(databases.stream().map(TestDatabase::port).toList());
        return project;
    }

    /** Writes the workspace file anew, with other ports: of nothing that listens, for example. */
    void writeWorkspace(List<Integer> ports) throws IOException {
        List<String> profiles = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            profiles.add("""
                    {"name": "%s", "environment": "%s", "host": "127.0.0.1", "port": %d, "database": "%s", "user": "postgres", "sslMode": "disable"}
                    """.formatted(
                            NAMES.get(i),
                            ENVIRONMENTS.get(i),
                            ports.get(i),
                            databases.get(i).name()));
        }
        String locations = kind.equals("prisma") ? "prisma/migrations" : "sql";
        Files.writeString(workspace(), """
                {"version": 1, "project": {"name": "shop", "kind": "%s", "locations": ["%s"]}, "profiles": [%s]}
                """.formatted(kind, locations, String.join(",", profiles)));
    }

    /** Adds a migration; for Flyway the name is the file's. */
    TestProject migration(String name, String sql) throws IOException {
        Path file = kind.equals("prisma")
                ? folder.resolve("prisma/migrations").resolve(name).resolve("migration.sql")
                : folder.resolve("sql").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
        return this;
    }

    Path workspace() {
        return folder.resolve("lockkeeper.json");
    }

    TestDatabase dev() {
        return databases.get(0);
    }

    TestDatabase staging() {
        return databases.get(1);
    }

    TestDatabase prod() {
        return databases.get(2);
    }
}
