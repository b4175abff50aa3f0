package org.lockkeeper.migration.prisma;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.Migration;
import org.lockkeeper.task.Parallel;

/**
 * Reads a {@code prisma/migrations} folder as {@code prisma migrate} does: each real folder in it is a migration, files beside them
 * are passed over. A script whose size, time and file are those of an earlier reading is not read again.
 */
final class MigrationsFolder {
    private static final String SCRIPT = "migration.sql";

    private final Path folder;
    private final Map<Path, Reading> readings = new ConcurrentHashMap<>();

    MigrationsFolder(Path folder) {
        this.folder = folder;
    }

    /** Every migration, in the order in which Prisma runs them. */
    List<PrismaScript> read() {
        List<Path> entries = entries();
        LockFile.requirePostgres(folder);
        int parts = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), entries.size() / 64));
        List<PrismaScript> scripts = new ArrayList<>(entries.size());
        Parallel.map(split(entries, parts), this::readAll).forEach(scripts::addAll);
        if (scripts.isEmpty()) {
            refuseFolderOfAnotherKind(entries);
        }
        scripts.sort(Comparator.comparing(PrismaScript::name, new FolderOrder()));
        return List.copyOf(scripts);
    }

    private List<Path> entries() {
        if (!Files.isDirectory(folder)) {
            throw new LockkeeperException(
                    "LK-MIG-FOLDER",
                    ExitCode.USAGE,
                    Files.exists(folder)
                            ? "%s is a file; \"locations\" of the workspace must name Prisma's migrations folder."
                                    .formatted(folder)
                            : "The migrations folder %s does not exist; correct \"locations\" in the workspace."
                                    .formatted(folder));
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            List<Path> entries = new ArrayList<>();
            stream.forEach(entries::add);
            return entries;
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static List<List<Path>> split(List<Path> entries, int parts) {
        List<List<Path>> result = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            result.add(entries.subList(
                    (int) ((long) entries.size() * i / parts), (int) ((long) entries.size() * (i + 1) / parts)));
        }
        return result;
    }

    private List<PrismaScript> readAll(List<Path> entries) {
        List<PrismaScript> scripts = new ArrayList<>(entries.size());
        entries.forEach(entry -> read(entry).ifPresent(scripts::add));
        return scripts;
    }

    private Optional<PrismaScript> read(Path entry) {
        // A link to a folder is no folder to Prisma either, which asks the directory entry.
        if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Path script = entry.resolve(SCRIPT);
        try {
            BasicFileAttributes attributes = Files.readAttributes(script, BasicFileAttributes.class);
            Stamp stamp =
                    new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis(), attributes.fileKey());
            Reading known = readings.get(entry);
            if (known != null && known.stamp.equals(stamp)) {
                return Optional.of(known.script);
            }
            PrismaScript read = PrismaScript.of(
                    new Migration(String.valueOf(entry.getFileName()), script), Files.readAllBytes(script));
            readings.put(entry, new Reading(stamp, read));
            return Optional.of(read);
        } catch (NoSuchFileException e) {
            throw new LockkeeperException(
                    "LK-MIG-P3015",
                    ExitCode.ATTENTION,
                    "The migration folder %s has no migration.sql (Prisma's P3015). Restore the file, or remove the folder if it is not a migration."
                            .formatted(entry),
                    e);
        } catch (IOException e) {
            throw unreadable(script, e);
        }
    }

    private void refuseFolderOfAnotherKind(List<Path> entries) {
        boolean flyway = entries.stream()
                .map(entry -> String.valueOf(entry.getFileName()))
                .anyMatch(name -> name.endsWith(".sql"));
        if (flyway) {
            throw new LockkeeperException(
                    "LK-MIG-KIND",
                    ExitCode.USAGE,
                    "%s has SQL files but no Prisma migrations, each of which is a folder with a migration.sql. If this is a Flyway project, set \"kind\" to \"flyway\"."
                            .formatted(folder));
        }
        try (Stream<Path> around = Files.list(folder)) {
            if (around.anyMatch(entry -> !String.valueOf(entry.getFileName()).startsWith(".")
                    && !LockFile.NAME.equals(String.valueOf(entry.getFileName())))) {
                throw new LockkeeperException(
                        "LK-MIG-KIND",
                        ExitCode.USAGE,
                        "%s has no migration folder; \"locations\" of the workspace must name Prisma's migrations folder."
                                .formatted(folder));
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static LockkeeperException unreadable(Path path, IOException e) {
        return new LockkeeperException(
                "LK-MIG-FOLDER",
                ExitCode.USAGE,
                "%s cannot be read (%s). Check its permissions."
                        .formatted(path, e.getClass().getSimpleName()),
                e);
    }

    /** What tells whether a file is still the one that was read. */
    private record Stamp(long size, long modified, @Nullable Object key) {}

    private record Reading(Stamp stamp, PrismaScript script) {}
}
