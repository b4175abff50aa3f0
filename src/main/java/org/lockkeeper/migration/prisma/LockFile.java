package org.lockkeeper.migration.prisma;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** {@code migration_lock.toml}: for which kind of database the migrations were written. */
final class LockFile {
    static final String NAME = "migration_lock.toml";

    private static final Set<String> POSTGRES = Set.of("postgresql", "postgres");

    private LockFile() {}

    /**
     * Passes where the file is missing, as Prisma does.
     *
     * @throws LockkeeperException if it names another provider (Prisma's P3019)
     */
    static void requirePostgres(Path folder) {
        provider(folder.resolve(NAME)).filter(p -> !POSTGRES.contains(p)).ifPresent(provider -> {
            throw new LockkeeperException(
                    "LK-MIG-P3019",
                    ExitCode.USAGE,
                    "%s names the provider \"%s\": these migrations were written for another database than PostgreSQL (Prisma's P3019). Point \"locations\" to the project's PostgreSQL migrations."
                            .formatted(folder.resolve(NAME), provider));
        });
    }

    /** The value of the line that starts with {@code provider}. */
    private static Optional<String> provider(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("provider"))
                    .findFirst()
                    .map(LockFile::value);
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-MIG-FOLDER", ExitCode.USAGE, "%s cannot be read. Check its permissions.".formatted(file), e);
        }
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf('=') + 1).strip();
        int comment = value.indexOf('#');
        return (comment < 0 ? value : value.substring(0, comment))
                .replace("\"", "")
                .replace("'", "")
                .strip();
    }
}
