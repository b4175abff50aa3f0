package org.lockkeeper.backup;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.lockkeeper.backup.ServerRoom.Facts;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Heartbeat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts one database in another's place by renaming both in one transaction, from a third. The renaming holds up whoever wants to
 * connect and waits a few seconds for those who are connected: they are ended meanwhile, again and again, so that what reconnects at
 * once does not win. A killed process changes nothing: the server rolls back.
 */
final class DatabaseSwap {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseSwap.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withZone(ZoneOffset.UTC);
    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final int LONGEST_NAME = 63;

    private final Database live;

    DatabaseSwap(Database live) {
        this.live = live;
    }

    /** What a database is called that was swapped out: {@code name_before_YYYYMMDD_HHMMSS}, as long as names may be. */
    static String keptName(String database, String word, Instant now) {
        return prefix(database, word) + STAMP.format(now);
    }

    /** The newest that was swapped out before, among all databases' names. */
    static Optional<String> newestKept(String database, List<String> all) {
        Pattern kept = Pattern.compile(Pattern.quote(prefix(database, "before")) + "\\d{8}_\\d{6}");
        return all.stream().filter(name -> kept.matcher(name).matches()).max(String::compareTo);
    }

    private static String prefix(String database, String word) {
        String end = "_" + word + "_";
        String stamp = "20261125_101112";
        String whole = fitting(database, end + stamp);
        return whole.substring(0, whole.length() - stamp.length());
    }

    /** A name with an end, as long as names may be. */
    static String fitting(String name, String end) {
        int room = LONGEST_NAME - end.length();
        StringBuilder start = new StringBuilder(name);
        while (start.toString().getBytes(StandardCharsets.UTF_8).length > room) {
            start.setLength(start.offsetByCodePoints(start.length(), -1));
        }
        return start + end;
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
            if (!present.owner().equals(coming.owner())) {
                renaming.update(
                        clearance, WriteStatement.OWN_DATABASE, Map.of("database", incoming, "owner", present.owner()));
            }
            end(ending, clearance, name, incoming);
            Heartbeat again =
                    Heartbeat.start("swap", INTERVAL, () -> endQuietly(ending, clearance, name, incoming), () -> {});
            try {
                CancelToken never = new CancelToken();
                renaming.run(clearance, "begin", never);
                rename(renaming, clearance, name, kept);
                rename(renaming, clearance, incoming, name);
                renaming.run(clearance, "commit", never);
            } finally {
                again.close();
            }
        }
    }

    private static void rename(WriteSession session, Clearance<?> clearance, String from, String to) {
        session.update(clearance, WriteStatement.RENAME_DATABASE, Map.of("database", from, "name", to));
    }

    private static void end(WriteSession session, Clearance<?> clearance, String one, String other) {
        session.update(clearance, WriteStatement.END_DATABASE_SESSIONS, Map.of(), one, other);
    }

    private static void endQuietly(WriteSession session, Clearance<?> clearance, String one, String other) {
        try {
            end(session, clearance, one, other);
        } catch (LockkeeperException e) {
            // The renaming itself fails if somebody stays connected, and says so.
            LOG.info("a session could not be ended", e);
        }
    }

    /** A database that is neither, to be connected to meanwhile. */
    private String third(String name, String incoming) {
        try (ReadSession session = live.read()) {
            List<String> others = ServerRoom.databases(session).stream()
                    .filter(database -> !database.equals(name) && !database.equals(incoming))
                    .toList();
            return others.stream()
                    .filter("postgres"::equals)
                    .findFirst()
                    .or(() -> others.stream().filter("template1"::equals).findFirst())
                    .or(() -> others.stream().findFirst())
                    .orElseThrow(() -> new LockkeeperException(
                            "LK-RESTORE-THIRD",
                            ExitCode.ATTENTION,
                            "To rename databases somebody has to be connected to a third one of %s, and there is none: create one, such as postgres."
                                    .formatted(live.profile().address())));
        } finally {
            live.disconnect();
        }
    }
}
