package org.lockkeeper.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;

/** The sample project in each engine's form; both say the same, each in a database of its own. */
enum Flavour {
    PRISMA(ProjectKind.PRISMA, "shop", "lockkeeper.json", "shop") {
        @Override
        Project project(Path folder) {
            return new Project(
                    PROJECT,
                    ProjectKind.PRISMA,
                    List.of(scripts(folder)),
                    "public",
                    Optional.empty(),
                    FlywaySettings.defaults());
        }

        @Override
        Path scripts(Path folder) {
            return folder.resolve("prisma/migrations");
        }
    },
    FLYWAY(ProjectKind.FLYWAY, "shop_flyway", "lockkeeper-flyway.json", "shop-flyway") {
        @Override
        Project project(Path folder) {
            return new Project(
                    PROJECT,
                    ProjectKind.FLYWAY,
                    List.of(scripts(folder)),
                    "public",
                    Optional.empty(),
                    FlywaySettings.of(folder.resolve("flyway.toml")));
        }

        @Override
        Path scripts(Path folder) {
            return folder.resolve("sql");
        }
    };

    private static final String PROJECT = "shop";

    /** A Prisma folder's time or a Flyway script's version. */
    private static final Pattern VERSION = Pattern.compile("V?(\\d+)_.*");

    private final ProjectKind kind;
    private final String database;
    private final String workspaceFile;
    private final String folder;

    Flavour(ProjectKind kind, String database, String workspaceFile, String folder) {
        this.kind = kind;
        this.database = database;
        this.workspaceFile = workspaceFile;
        this.folder = folder;
    }

    /** The project as Lockkeeper sees it, its files being in {@code folder}. */
    abstract Project project(Path folder);

    /** Where the migrations lie in the project's folder. */
    abstract Path scripts(Path folder);

    /** The version of a migration's folder or script; empty for what has none, such as a repeatable one or a lock file. */
    static Optional<Long> version(Path script) {
        Matcher matcher = VERSION.matcher(script.getFileName().toString());
        return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    }

    static Flavour of(ProjectKind kind) {
        return switch (kind) {
            case PRISMA -> PRISMA;
            case FLYWAY -> FLYWAY;
        };
    }

    ProjectKind kind() {
        return kind;
    }

    String database() {
        return database;
    }

    String workspaceFile() {
        return workspaceFile;
    }

    /** The name of the project's folder, among the resources and in the sandbox. */
    String folder() {
        return folder;
    }
}
