package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockkeeper.client.ClientFinder;
import org.lockkeeper.connection.BackupSettings;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.RunLogs;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.testing.TestPostgres;

/** A workspace over one test database, with the service over its backups. */
final class BackupWorkshop implements AutoCloseable {
    /** The newest installed client programs. */
    static final Path REAL =
            new ClientFinder(List.of()).forServer(TestPostgres.USUAL_MAJOR).folder();

    final Path folder;
    final Path out;
    final Databases databases;
    final Workspace workspace;
    final List<String> notices = new ArrayList<>();
    private final MigrationService migrations;
    private Duration patience = Duration.ofMinutes(5);
    private List<Path> programs = List.of();

    BackupWorkshop(Path folder, TestDatabase test, Environment environment) {
        this(folder, List.of(test.profile(environment)), Optional.empty());
    }

    BackupWorkshop(Path folder, List<ConnectionProfile> profiles, Optional<String> password) {
        this(folder, profiles, password, Optional.empty());
    }

    /** @param scratch the profile for test restores */
    BackupWorkshop(Path folder, List<ConnectionProfile> profiles, Optional<String> password, Optional<String> scratch) {
        this.folder = folder;
        this.out = folder.resolve("out");
        this.workspace = new Workspace(
                        folder.resolve("lockkeeper.json"),
                        new Project(
                                "shop",
                                ProjectKind.PRISMA,
                                List.of(folder.resolve("migrations")),
                                "public",
                                Optional.empty(),
                                FlywaySettings.defaults()),
                        profiles)
                .withBackups(new BackupSettings(List.of(), scratch, List.of()));
        this.databases = new Databases(
                workspace,
                profiles.stream()
                        .map(profile -> new Database(profile, _ -> password))
                        .toList());
        this.migrations = new MigrationService(
                workspace,
                new PrismaEngine(workspace.project()),
                databases,
                TestGuard.create(),
                new RunLogs(folder.resolve("logs"), Clock.systemUTC()));
        try {
            Files.createDirectories(folder.resolve("migrations"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Puts scripts in the place of client programs; those that are not named are the installed ones. */
    BackupWorkshop with(Map<String, String> scripts) throws IOException {
        return with(REAL, scripts);
    }

    /** As {@link #with(Map)}, over client programs of another folder. */
    BackupWorkshop with(Path real, Map<String, String> scripts) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String program : List.of("pg_dump", "pg_restore", "pg_dumpall", "psql")) {
            String script = scripts.getOrDefault(program, "exec \"$real\" \"$@\"\n");
            Path file = bin.resolve(program);
            Files.writeString(
                    file,
                    "#!/bin/sh\nreal=" + real.resolve(program)
                            + "\ncase \"$1\" in --version) exec \"$real\" --version;; esac\n" + script);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
        return programs(bin);
    }

    /** Looks for client programs in these folders first. */
    BackupWorkshop programs(Path... folders) {
        programs = List.of(folders);
        return this;
    }

    BackupWorkshop patience(Duration longest) {
        patience = longest;
        return this;
    }

    BackupService service() {
        return new BackupService(
                workspace,
                databases,
                TestGuard.create(),
                new ClientFinder(programs),
                TestPostgres.binaries(),
                migrations::recovery,
                BackupHome.of(new UserFolders(folder, folder, folder)),
                Clock.systemUTC(),
                patience);
    }

    /** A backup of the first profile's database, read back. */
    Backup backUp(BackupFormat format) {
        return backUp(BackupOptions.USUAL.withFormat(format, 1));
    }

    /** As {@link #backUp(BackupFormat)}, of some of it. */
    Backup backUp(BackupContent content) {
        return backUp(new BackupOptions(
                BackupFormat.CUSTOM,
                1,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                content,
                true,
                BackupOptions.USUAL.lockWait()));
    }

    private Backup backUp(BackupOptions options) {
        return service()
                .backup(
                        databases.all().getFirst().profile().name(),
                        Optional.of(out),
                        options,
                        true,
                        listener(),
                        new CancelToken());
    }

    /** Restores for the first profile, confirmed. */
    Restored restore(String name, RestoreWish wish) {
        ConnectionProfile profile = databases.all().getFirst().profile();
        return service()
                .restores()
                .restore(profile.name(), name, wish, Said.reviewed(profile.database()), listener(), new CancelToken());
    }

    /** What a restore would find. */
    RestoreOutlook outlook(String name, RestoreWish wish) {
        return service().restores().outlook(databases.all().getFirst().profile().name(), name, wish, new CancelToken());
    }

    BackupListener listener() {
        return new BackupListener() {
            @Override
            public void report(String what, long done, long total) {
                // Nobody looks.
            }

            @Override
            public void notice(String sentence) {
                notices.add(sentence);
            }
        };
    }

    /** A script of the real pg_dump, with options that a backup of ours does not take. */
    String dump(String... options) throws IOException {
        ConnectionProfile profile = databases.all().getFirst().profile();
        Path file = Files.createTempFile(folder, "dump", ".sql");
        List<String> command = new ArrayList<>(List.of(
                "pg_dump",
                "--file=" + file,
                "--dbname=postgresql://%s@127.0.0.1:%d/%s"
                        .formatted(profile.user(), profile.port(), profile.database())));
        command.addAll(List.of(options));
        assertThat(new ProcessBuilder(command)
                        .inheritIO()
                        .start()
                        .onExit()
                        .join()
                        .exitValue())
                .isZero();
        return file.toString();
    }

    /** What lies in the folder for backups and in that for running programs. */
    List<Path> left() throws IOException {
        List<Path> left = new ArrayList<>();
        for (Path place : List.of(out, folder.resolve("backups/runs"))) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.list(place)) {
                    left.addAll(
                            files.filter(file -> !file.getFileName().toString().equals(".lock"))
                                    .toList());
                }
            }
        }
        return left;
    }

    @Override
    public void close() {
        databases.close();
    }
}
