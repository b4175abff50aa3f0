package org.lockkeeper.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** What a restore of a part of a database would do to a whole one. */
final class RestorePart {
    private RestorePart() {}

    /** @throws LockkeeperException if selected tables are to take a whole database's place */
    static void requireSwappable(RestoreWish wish) {
        if (wish.swap() && !wish.tables().isEmpty()) {
            throw usage(
                    "Selected tables alone do not take a database's place: what else is in it would be gone from it."
                            + " Leave --table out, or --swap to restore them into a new database beside it.");
        }
    }

    /** @throws LockkeeperException if the backup is a part of a database and is to take a whole one's place */
    static void requireSwappable(RestoreSource source, RestoreWish wish) {
        Optional<String> part = part(source);
        if (wish.swap() && part.isPresent()) {
            throw usage(
                    "%s is a part of a database (%s): in the present one's place, what else is in that would be gone from it. Nothing was restored; leave --swap out to restore it into a new database beside it, or take a backup of the whole."
                            .formatted(source.name(), part.get()));
        }
    }

    /** Whether everything that the backup makes is dropped first, and that is meant to be all that there is. */
    static boolean replacesAll(RestoreSource source, RestoreWish wish) {
        return wish.over()
                && wish.tables().isEmpty()
                && part(source).isEmpty()
                && content(source) != BackupContent.DATA;
    }

    private static BackupContent content(RestoreSource source) {
        return source.manifest().map(manifest -> manifest.options().content()).orElse(BackupContent.ALL);
    }

    /** What a person should know before a part goes over what is there, a sentence each. */
    static List<String> warnings(RestoreSource source, RestoreWish wish) {
        List<String> warnings = new ArrayList<>();
        if (wish.swap() && source.manifest().isEmpty()) {
            warnings.add(
                    "Whether it is a whole database is not known: what it lacks is gone from the one that it replaces.");
        }
        if (!wish.over()) {
            return warnings;
        }
        boolean selected = !wish.tables().isEmpty();
        Optional<String> part = part(source);
        if (selected || part.isPresent()) {
            warnings.add(
                    "It is a part of a database (%s): what else is there stays as it is now, and may not fit what comes back."
                            .formatted(selected ? "selected tables" : part.get()));
        }
        switch (content(source)) {
            case ALL -> {
                // Definitions and rows replace definitions and rows.
            }
            case SCHEMA -> warnings.add("It holds no rows: the tables that it drops come back empty.");
            case DATA -> warnings.add("It drops nothing: its rows are added to those that are there.");
        }
        return warnings;
    }

    private static Optional<String> part(RestoreSource source) {
        return source.manifest().flatMap(manifest -> manifest.options().part());
    }

    private static LockkeeperException usage(String sentence) {
        return new LockkeeperException("LK-RESTORE-PART", ExitCode.USAGE, sentence);
    }
}
