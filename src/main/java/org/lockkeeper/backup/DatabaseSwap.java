package org.lockkeeper.backup;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lockkeeper.backup.ServerRoom.Facts;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.task.CancelToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts one database in another's place by renaming both in one transaction, from a third. The renaming holds up whoever wants to
 * connect and waits a few seconds for those who are connected: they are ended meanwhile. A killed process changes nothing: the server
 * rolls back.
 */
final class DatabaseSwap {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseSwap.class);

    private static final String UNKNOWN = "LK-RESTORE-UNKNOWN";

    private final Database live;

    DatabaseSwap(Database live) {
        this.live = live;
    }

    /**
     * Gives the incoming database what the live one has beside its content: settings, rights, how many may connect, its comment. It is
     * not used by anybody yet, so that each is given by itself.
     *
     * @param left told of each that could not be given
     */
    void giveTraits(Clearance<?> clearance, String incoming, Consumer<String> left) {
        String name = clearance.target().database();
        try (WriteSession session = live.writeBesideAgain(clearance)) {
            CancelToken never = new CancelToken();
            List<String> commands = session.reading(clearance)
                    .query(ReadQuery.DATABASE_TRAITS, row -> row.text("command"), name, incoming);
            for (String command : commands) {
                try {
                    session.run(clearance, command, never);
                } catch (LockkeeperException e) {
                    left.accept("The new database did not get what the present one has (%s): %s. Run it by hand: %s"
                            .formatted(name, e.sentence(), command));
                }
            }
        }
    }

    /**
     * Swaps.
     *
     * @param clearance for the live database
     * @param redeemed whether it was redeemed before, by what made the incoming one
     * @param kept the live one's name from now on
     * @throws LockkeeperException if both are called as they were; it says why
     */
    void run(Clearance<?> clearance, boolean redeemed, String incoming, String kept) {
        String name = clearance.target().database();
        live.disconnect();
        try (Database side = live.beside(third(name, incoming));
                WriteSession renaming = redeemed ? side.writeBesideAgain(clearance) : side.writeBeside(clearance);
                WriteSession ending = side.writeBesideAgain(clearance)) {
            ReadSession reading = renaming.reading(clearance);
            Facts present = ServerRoom.facts(reading, name).getFirst();
            Facts coming = ServerRoom.facts(reading, incoming).getFirst();
            DatabaseStanding.requireNobodyLasting(reading, name);
            DatabaseStanding.requireNobodyLasting(reading, incoming);
            if (!present.owner().equals(coming.owner())) {
                renaming.update(
                        clearance, WriteStatement.OWN_DATABASE, Map.of("database", incoming, "owner", present.owner()));
            }
            try (KeptClear _ = KeptClear.of(ending, clearance, name, incoming)) {
                CancelToken never = new CancelToken();
                renaming.run(clearance, "begin", never);
                rename(renaming, clearance, name, kept);
                rename(renaming, clearance, incoming, name);
                renaming.run(clearance, "commit", never);
            } catch (LockkeeperException e) {
                settle(side, clearance, coming.oid(), e);
            }
        }
    }

    private static void rename(WriteSession session, Clearance<?> clearance, String from, String to) {
        session.update(clearance, WriteStatement.RENAME_DATABASE, Map.of("database", from, "name", to));
    }

    /** A connection that breaks at the commit leaves open whether it was done: what the databases are called tells. */
    private static void settle(Database side, Clearance<?> clearance, long incoming, LockkeeperException failure) {
        if (hasItsName(side, clearance, incoming, failure)) {
            LOG.warn("the databases were swapped, and the server's answer did not arrive", failure);
            return;
        }
        throw failure;
    }

    /** Over a connection of its own: what broke that of the commit has mostly broken those beside it too. */
    private static boolean hasItsName(
            Database side, Clearance<?> clearance, long incoming, LockkeeperException failure) {
        String name = clearance.target().database();
        try (WriteSession asking = side.writeBesideAgain(clearance)) {
            return ServerRoom.facts(asking.reading(clearance), name).stream()
                    .anyMatch(facts -> facts.oid() == incoming);
        } catch (LockkeeperException | GuardRefusedException e) {
            LOG.warn("the swap's outcome cannot be asked for", e);
            throw new LockkeeperException(
                    UNKNOWN,
                    ExitCode.ATTENTION,
                    "Whether the databases were swapped is not known: the renaming of %s failed (%s), and the server cannot be asked. Look what they are called before anything else is done."
                            .formatted(name, failure.sentence()),
                    failure);
        }
    }

    /** Whether a swap failed without anybody knowing how the databases are called now. */
    static boolean isUnknown(LockkeeperException failure) {
        return failure.code().equals(UNKNOWN);
    }

    private String third(String name, String incoming) {
        try (ReadSession session = live.read()) {
            return DatabaseStanding.third(session, name, incoming);
        } finally {
            live.disconnect();
        }
    }
}
