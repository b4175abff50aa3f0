package org.lockkeeper.backup;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;

/** Logical replication slots belong to a database and not to its name: they stay with one that is swapped out. */
final class SlotsStay {
    private SlotsStay() {}

    /** What becomes of them; empty where the database has none. */
    static Optional<String> sentence(ReadSession session, String database) {
        List<String> slots = session.query(
                ReadQuery.DATABASE_SLOTS,
                row -> row.text("name") + " ("
                        + (row.number("pid") == 0 ? "not in use" : "read by pid " + row.number("pid")) + ")",
                database);
        return slots.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Logical replication out of %s ends: its slots stay with what is swapped out, give nothing to whoever connects to %s then, and keep WAL until they are dropped: %s. Make new ones afterwards."
                                .formatted(database, database, slots.stream().collect(Collectors.joining(", "))));
    }
}
