package org.lockkeeper.activity;

import java.util.Optional;

/** The advisory locks of migration engines (Prisma's schema-engine, Flyway's PostgreSQLAdvisoryLockTemplate). */
final class EngineLock {
    private static final long PRISMA = 72_707_369;
    private static final long FLYWAY = 77_431_708_279_161L;

    private EngineLock() {}

    /** Whose lock it is: Prisma has one key, Flyway a fixed number plus Java's hash of its table's name. */
    static Optional<String> engine(LockedObject object) {
        if (!object.type().equals("advisory") || object.objectSub() != 1) {
            return Optional.empty();
        }
        long key = object.advisoryKey();
        if (key == PRISMA) {
            return Optional.of("prisma");
        }
        long hash = key - FLYWAY;
        return hash == (int) hash ? Optional.of("flyway") : Optional.empty();
    }
}
