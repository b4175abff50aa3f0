package org.lockkeeper.backup;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lockkeeper.activity.DatabaseHit;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.task.CancelToken;

/** What a restore needs to know of a server beside the database itself, and what it makes there. */
final class ServerRoom {
    private ServerRoom() {}

    /**
     * How a database was made.
     *
     * @param provider of its locale; empty where servers have but the system's, before PostgreSQL 15
     * @param locale the provider's; empty where it is the system's
     * @param rules that ICU adds to its locale; mostly empty
     */
    record Facts(
            long oid,
            String encoding,
            String collate,
            String ctype,
            String provider,
            String locale,
            String rules,
            String owner) {
        private static final String ANY = "C";

        /** The same in another encoding, and then in the locale that fits every encoding. */
        Facts in(String other) {
            return other.equals(encoding)
                    ? this
                    : new Facts(oid, other, ANY, ANY, provider.isEmpty() ? "" : "libc", "", "", owner);
        }
    }

    /** The database of that name; none where there is none. */
    static List<Facts> facts(ReadSession session, String database) {
        return session.query(
                ReadQuery.DATABASE_FACTS,
                row -> new Facts(
                        row.number("oid"),
                        row.text("encoding"),
                        row.text("collate"),
                        row.text("ctype"),
                        row.text("provider"),
                        row.text("locale"),
                        row.text("rules"),
                        row.text("owner")),
                database);
    }

    static List<String> databases(ReadSession session) {
        return session.query(ReadQuery.DATABASE_NAMES, row -> row.text("name"));
    }

    /** Who is connected to a profile's database, but for one's own session there. */
    static DatabaseHit hit(Database database, ReadSession own) {
        return DatabaseHit.of(
                database, own.facts().identity().database(), own.ownBackend().pid());
    }

    /** Whether a program that was given that name is connected to this very server. */
    static boolean isConnected(ReadSession session, String name) {
        return session.query(ReadQuery.SESSION_BY_NAME, row -> row.flag("there"), name)
                .getFirst();
    }

    /** The roles of these that the server does not have. */
    static Set<String> missingRoles(ReadSession session, Collection<String> wanted) {
        Set<String> missing = new TreeSet<>(wanted);
        session.query(ReadQuery.ROLE_NAMES, row -> row.text("name")).forEach(missing::remove);
        return missing;
    }

    /** The tablespaces of these that the server does not have. */
    static Set<String> missingTablespaces(ReadSession session, Collection<String> wanted) {
        Set<String> missing = new TreeSet<>(wanted);
        session.query(ReadQuery.TABLESPACE_NAMES, row -> row.text("name")).forEach(missing::remove);
        return missing;
    }

    /** The extensions of these that cannot be created there. */
    static Set<String> missingExtensions(ReadSession session, Collection<String> wanted) {
        Set<String> missing = new TreeSet<>(wanted);
        session.query(ReadQuery.AVAILABLE_EXTENSIONS, row -> row.text("name")).forEach(missing::remove);
        return missing;
    }

    /** The schemas of the session's database. */
    static List<String> schemas(ReadSession session) {
        return session.query(ReadQuery.SCHEMA_NAMES, row -> row.text("name"));
    }

    /** Whether the session's database has a schema; the name is as a dump lists it. */
    static boolean hasSchema(ReadSession session, String schema) {
        return schemas(session).stream()
                .anyMatch(name -> DumpScript.listed(name).equals(schema));
    }

    /** Creates an empty database like another. */
    static void create(WriteSession session, Clearance<?> clearance, String database, Facts like) {
        String command = session.reading(clearance)
                .query(
                        ReadQuery.DATABASE_COMMAND,
                        row -> row.text("command"),
                        database,
                        like.encoding(),
                        like.collate(),
                        like.ctype(),
                        like.provider(),
                        like.locale(),
                        like.rules())
                .getFirst();
        session.run(clearance, command, new CancelToken());
    }

    static void drop(WriteSession session, Clearance<?> clearance, String database) {
        session.update(clearance, WriteStatement.DROP_DATABASE, Map.of("database", database));
    }

    /** The databases that this role may be connected to. */
    static List<String> openDatabases(ReadSession session) {
        return session
                .query(
                        ReadQuery.DATABASE_NAMES,
                        row -> row.flag("open") ? Optional.of(row.text("name")) : Optional.<String>empty())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Ends everybody's sessions of a database that the role may end, but the own. */
    static void endOthers(WriteSession session, Clearance<?> clearance, String database) {
        session.update(clearance, WriteStatement.END_DATABASE_SESSIONS, Map.of(), database, database);
    }

    /** The facts of the database that a connection leads to. */
    static Facts own(Database database, ReadSession session) {
        return facts(session, database.profile().database()).getFirst();
    }
}
