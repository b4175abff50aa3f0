package org.lockkeeper.migration.prisma;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.Migration;

/**
 * A migration's folder as it was read.
 *
 * @param checksum of the bytes of {@code migration.sql}
 * @param remark what a person should know about the file: that it cannot be run, or begins with a byte-order mark
 */
record PrismaScript(Migration migration, String checksum, Optional<String> remark) {
    static PrismaScript of(Migration migration, byte[] bytes) {
        Optional<String> remark = ScriptText.problem(bytes);
        if (remark.isEmpty() && ScriptText.hasByteOrderMark(bytes)) {
            remark = Optional.of(
                    "migration.sql begins with a byte-order mark. Lockkeeper leaves it out of what it sends; Prisma sends it, and the server then reports a syntax error.");
        }
        return new PrismaScript(migration, Checksums.of(bytes), remark);
    }

    String name() {
        return migration.name();
    }

    /** Whether this is the script that a history row names. Reads the file again only where the plain checksum differs. */
    boolean matches(String stored) {
        return checksum.equals(stored) || Checksums.matches(bytes(), stored);
    }

    /** The file as it is now. */
    byte[] bytes() {
        try {
            return Files.readAllBytes(migration.script());
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-MIG-P3015",
                    ExitCode.ATTENTION,
                    "The script %s cannot be read (%s). Restore it and look again."
                            .formatted(migration.script(), e.getMessage()),
                    e);
        }
    }
}
