package org.lockkeeper.backup;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.SqlCatalog;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * Whether a database can be made, and put in another's place: found out before a restore that may take hours, and not by its failure at
 * the end.
 */
final class DatabaseStanding {
    private DatabaseStanding() {}

    private record Standing(boolean owns, String owner, boolean creates, String role, String prepared) {
        static Standing of(ReadSession session, String database) {
            return session.query(
                            ReadQuery.DATABASE_STANDING,
                            row -> new Standing(
                                    row.flag("owns"),
                                    row.text("owner"),
                                    row.flag("creates"),
                                    row.text("role"),
                                    row.text("prepared")),
                            database)
                    .getFirst();
        }
    }

    /** @throws LockkeeperException if the role may make no databases */
    static void requireCreating(ReadSession session, String live) {
        requireCreating(Standing.of(session, live));
    }

    private static void requireCreating(Standing standing) {
        if (!standing.creates()) {
            throw refusal("Role %s may not make or rename databases: have an administrator run: alter role %s createdb"
                    .formatted(standing.role(), SqlCatalog.quote(standing.role())));
        }
    }

    /**
     * Refuses what the server would.
     *
     * @param database that is renamed
     * @throws LockkeeperException if the role may not, or a prepared transaction is in it
     */
    static void requireRenaming(ReadSession session, String database) {
        Standing standing = Standing.of(session, database);
        if (!standing.owns()) {
            throw refusal("Role %s may not rename %s, which belongs to %s: let the profile connect as one that may"
                    .formatted(standing.role(), database, standing.owner()));
        }
        if (!standing.prepared().isEmpty()) {
            throw refusal(
                    "%s cannot be renamed while a prepared transaction is in it (%s), which no session can be ended for: have it committed or rolled back"
                            .formatted(database, standing.prepared()));
        }
        requireCreating(standing);
    }

    /**
     * A database that is neither, to be connected to meanwhile.
     *
     * @throws LockkeeperException if there is none that the role may connect to
     */
    static String third(ReadSession session, String database, String incoming) {
        List<String> others = ServerRoom.openDatabases(session).stream()
                .filter(name -> !name.equals(database) && !name.equals(incoming))
                .toList();
        return others.stream()
                .filter("postgres"::equals)
                .findFirst()
                .or(() -> others.stream().filter("template1"::equals).findFirst())
                .or(() -> others.stream().findFirst())
                .orElseThrow(() -> new LockkeeperException(
                        "LK-RESTORE-THIRD",
                        ExitCode.ATTENTION,
                        "To rename %s somebody has to be connected to a third database of its server, and there is none that the role may connect to: create one, such as postgres, or have CONNECT granted."
                                .formatted(database)));
    }

    /** Who stays connected to a database, as a person should know before; empty where the role may end everybody. */
    static Optional<String> warning(ReadSession session, String database) {
        return lasting(session, database)
                .map(who ->
                        "The role may not disconnect %s from %s: as long as they are connected the swap is refused. Have them leave first, or have pg_signal_backend granted (a superuser's session only a superuser ends)."
                                .formatted(who, database));
    }

    /**
     * Keeps a renaming from beginning that cannot come to an end: for the seconds that it waits nobody could connect.
     *
     * @throws LockkeeperException if somebody stays connected
     */
    static void requireNobodyLasting(ReadSession session, String database) {
        lasting(session, database).ifPresent(who -> {
            throw new LockkeeperException(
                    "LK-RESTORE-LASTING",
                    ExitCode.ATTENTION,
                    "The role may not disconnect %s from %s.".formatted(who, database));
        });
    }

    private static Optional<String> lasting(ReadSession session, String database) {
        List<String> lasting = session.query(
                ReadQuery.LASTING_SESSIONS,
                row -> "pid %d (role %s%s)"
                        .formatted(
                                row.number("pid"),
                                row.text("role"),
                                row.text("application").isEmpty() ? "" : ", " + row.text("application")),
                database);
        return lasting.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lasting));
    }

    private static LockkeeperException refusal(String why) {
        return new LockkeeperException("LK-RESTORE-STANDING", ExitCode.ATTENTION, why + ". Nothing was changed.");
    }
}
