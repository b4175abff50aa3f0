package org.lockkeeper.runbook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.db.ConnectionTest;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.runbook.DiagnosisStep.Verdict;

/** Runs through name, port, TLS, login, state, connections and disk of one database. Changes nothing. */
final class DatabaseDiagnosis {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final List<String> NAMES = List.of("name", "port", "TLS", "login", "state", "connections", "disk");
    private static final Set<String> STATES =
            Set.of("LK-DB-STARTING", "LK-DB-STOPPING", "LK-DB-CLOSED-DATABASE", "LK-DB-DATABASE", "LK-DB-VERSION");

    private static final String DISK_FULL = "53100";

    private final Database database;
    private final ConnectionProfile profile;
    private final SecretSource secrets;
    private final List<DiagnosisStep> steps = new ArrayList<>();

    DatabaseDiagnosis(Database database, SecretSource secrets) {
        this.database = database;
        this.profile = database.profile();
        this.secrets = secrets;
    }

    List<DiagnosisStep> run() {
        if (name() && port()) {
            connect();
        }
        NAMES.stream()
                .skip(steps.size())
                .toList()
                .forEach(name -> add(name, Verdict.SKIPPED, "What comes before it has to be set right first."));
        return steps;
    }

    private boolean name() {
        try {
            String addresses = Arrays.stream(InetAddress.getAllByName(profile.host()))
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", "));
            return add("name", Verdict.GOOD, "%s is %s.".formatted(profile.host(), addresses));
        } catch (UnknownHostException e) {
            return add(
                    "name",
                    Verdict.BAD,
                    "%s is not known to the name service: look for a typing error in the profile, at the DNS record and at this machine's network."
                            .formatted(profile.host()));
        }
    }

    private boolean port() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(profile.host(), profile.port()), PATIENCE_MILLIS);
            return add("port", Verdict.GOOD, "Something listens on port %d.".formatted(profile.port()));
        } catch (IOException e) {
            return add(
                    "port",
                    Verdict.BAD,
                    "Nothing answers on port %d (%s): the server is down or suspended, or a firewall stands between. Look at the server's own log or the provider's status page."
                            .formatted(profile.port(), String.valueOf(e.getMessage())));
        }
    }

    private void connect() {
        switch (ConnectionTest.run(profile, secrets)) {
            case ConnectionTest.Failed failed -> failed(failed.failure());
            case ConnectionTest.Connected connected -> {
                add(
                        "TLS",
                        Verdict.GOOD,
                        connected
                                .tls()
                                .map(tls -> "Encrypted with " + tls + ".")
                                .orElse("Not encrypted, as the profile allows."));
                add(
                        "login",
                        Verdict.GOOD,
                        "%s may log in; it took %d ms."
                                .formatted(
                                        connected.facts().user(),
                                        connected.connecting().toMillis()));
                inside();
            }
        }
    }

    private void failed(LockkeeperException failure) {
        String code = failure.code();
        if (code.startsWith("LK-DB-TLS") || code.equals("LK-DB-PROTOCOL") || code.equals("LK-DB-CLOSED")) {
            add("TLS", Verdict.BAD, failure.sentence());
            return;
        }
        add("TLS", Verdict.UNKNOWN, "The connection got further than that, so the encryption is not what fails.");
        if (code.equals("LK-DB-CONNECTIONS")) {
            add("login", Verdict.UNKNOWN, "There was no room to log in.");
            add("state", Verdict.UNKNOWN, "There was no room to ask.");
            add("connections", Verdict.BAD, failure.sentence());
        } else if (STATES.contains(code)) {
            add("login", Verdict.UNKNOWN, "It did not come to that.");
            add("state", Verdict.BAD, failure.sentence());
        } else {
            add("login", Verdict.BAD, failure.sentence());
        }
    }

    private void inside() {
        try (ReadSession session = database.read()) {
            state(session);
            room(session);
            disk(session);
        } catch (DbException e) {
            add(NAMES.get(Math.min(steps.size(), NAMES.size() - 1)), Verdict.BAD, e.sentence());
        }
    }

    private void state(ReadSession session) {
        record Writable(boolean standby, boolean readOnly, Optional<String> decidedFor) {}
        Writable state = session.query(
                        ReadQuery.WRITABLE,
                        row -> new Writable(
                                row.flag("standby"), row.flag("read_only"), row.optionalText("decided_for")))
                .getFirst();
        if (state.standby()) {
            add(
                    "state",
                    Verdict.BAD,
                    "It is a standby, or still recovering: it can be read and not written. Look where the primary is, or wait for recovery to end.");
        } else if (state.readOnly()) {
            String where = state.decidedFor().orElse("the whole server, in its configuration");
            add(
                    "state",
                    Verdict.BAD,
                    "It is a primary, but read-only by default: default_transaction_read_only is on for %s. Find out who set it and why, since some providers do so when the disk is full, and have it switched off."
                            .formatted(where));
        } else {
            add("state", Verdict.GOOD, "It is a primary and takes changes.");
        }
    }

    private void room(ReadSession session) {
        record Room(long used, long most, long reserved) {}
        Room room = session.query(
                        ReadQuery.CONNECTION_ROOM,
                        row -> new Room(row.number("used"), row.number("most"), row.number("reserved")))
                .getFirst();
        long usual = room.most() - room.reserved();
        boolean full = room.used() * 10 >= usual * 9;
        add(
                "connections",
                full ? Verdict.BAD : Verdict.GOOD,
                "%d of %d are in use%s"
                        .formatted(
                                room.used(),
                                usual,
                                full
                                        ? ": end idle sessions, make the application's pool smaller, or put a pooler in front."
                                        : "."));
    }

    private void disk(ReadSession session) {
        long bytes = session.query(ReadQuery.DATABASE_SIZE, row -> row.number("bytes"))
                .getFirst();
        String size = "The database has %s. ".formatted(Figures.bytes(bytes));
        try {
            session.query(ReadQuery.DISK_ROOM, row -> row.number("rows"));
            add(
                    "disk",
                    Verdict.GOOD,
                    size
                            + "Its disk took a file of 8 MB just now. How much more it takes, and how full that of the WAL is, a server does not say: look at its host or the provider's page.");
        } catch (DbException e) {
            boolean full = e.sqlState().filter(DISK_FULL::equals).isPresent();
            add(
                    "disk",
                    full ? Verdict.BAD : Verdict.UNKNOWN,
                    size
                            + (full
                                    ? "Its disk is full: not even a temporary file of 8 MB finds room (%s). Make room there or have it enlarged; a drop or a truncate gives room back at once, a delete does not."
                                            .formatted(e.sentence())
                                    : "Whether its disk is full cannot be told (%s): look at its host or the provider's page."
                                            .formatted(e.sentence())));
        }
    }

    private boolean add(String name, Verdict verdict, String finding) {
        steps.add(new DiagnosisStep(name, verdict, finding));
        return verdict == Verdict.GOOD;
    }
}
