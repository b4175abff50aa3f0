package org.lockkeeper.backup;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.lockkeeper.backup.ServerRoom.Facts;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ServerNames;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.GuardRefusedException;

/**
 * A database that is made for a restore. Until it is whole it has a name that no other server knows, so that a program that is led to
 * one cannot go to work there, and nobody takes it for whole. It is dropped when this is closed, unless it got its own name.
 */
final class NewDatabase implements AutoCloseable {
    private static final int RANDOM_BYTES = 6;

    private final Database live;
    private final WriteSession session;
    private final Clearance<?> clearance;
    private final String name;
    private final String working;
    private boolean whole;

    private NewDatabase(Database live, WriteSession session, Clearance<?> clearance, String name) {
        this.live = live;
        this.session = session;
        this.clearance = clearance;
        this.name = name;
        this.working = workingName(name);
    }

    /**
     * Creates an empty one like another.
     *
     * @param live leads to its server
     */
    static NewDatabase create(Database live, WriteSession session, Clearance<?> clearance, String name, Facts like) {
        NewDatabase made = new NewDatabase(live, session, clearance, name);
        ServerRoom.create(session, clearance, made.working, like);
        return made;
    }

    private static String workingName(String name) {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return ServerNames.restoring(name, HexFormat.of().formatHex(random));
    }

    /** What it is called while it is filled. */
    String working() {
        return working;
    }

    /**
     * Gives it its own name.
     *
     * @throws LockkeeperException if that cannot be done; it stays then, under the other
     */
    void finish() {
        whole = true;
        // Such as those of a program that watches every database.
        try (WriteSession ending = live.writeBesideAgain(clearance);
                KeptClear _ = KeptClear.of(ending, clearance, working, working)) {
            session.update(clearance, WriteStatement.RENAME_DATABASE, Map.of("database", working, "name", name));
        } catch (LockkeeperException | GuardRefusedException e) {
            throw new LockkeeperException(
                    "LK-RESTORE-NAME",
                    ExitCode.ATTENTION,
                    "Everything was restored into %s, which could not be renamed to %s: %s Rename it by hand."
                            .formatted(working, name, RestoreWords.sentence(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    @Override
    public void close() {
        if (!whole) {
            ServerRoom.drop(session, clearance, working);
        }
    }
}
