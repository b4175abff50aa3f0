package org.lockkeeper.backup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.task.CancelToken;

/** Compares a restored database's large objects with those of the dump, by what they hold. */
final class LargeObjectProof {
    private static final int MOST_TOLD = 20;

    /** So much is asked for at once: a cancel is not waited for longer than the server takes to read that. */
    private static final long BYTES_AT_ONCE = 256L << 20;

    private static final int OBJECTS_AT_ONCE = 1_000;

    private final ReadSession session;
    private final BackupListener listener;
    private final CancelToken cancel;

    LargeObjectProof(ReadSession session, BackupListener listener, CancelToken cancel) {
        this.session = session;
        this.listener = listener;
        this.cancel = cancel;
    }

    /** A sentence for each that is not as in the dump, though not for all of very many. */
    List<String> differences(Map<Long, LargeObject> held) {
        Set<Long> there = new HashSet<>(session.query(ReadQuery.LARGE_OBJECT_IDS, row -> row.number("oid")));
        List<String> differences = new ArrayList<>();
        there.stream()
                .filter(oid -> !held.containsKey(oid))
                .sorted()
                .forEach(oid -> differences.add(
                        "large object %d is in the restored database and not in the dump".formatted(oid)));
        Map<Long, LargeObject> both = new TreeMap<>();
        held.forEach((oid, object) -> {
            if (there.contains(oid)) {
                both.put(oid, object);
            } else {
                differences.add("large object %d of the dump is not in the restored database".formatted(oid));
            }
        });
        if (!both.isEmpty()) {
            contents(both, differences);
        }
        return differences.size() > MOST_TOLD
                ? List.of("%d large objects are not as in the dump, such as: %s"
                        .formatted(differences.size(), differences.getFirst()))
                : differences;
    }

    private void contents(Map<Long, LargeObject> held, List<String> differences) {
        try {
            Map<Long, LargeObject> some = new TreeMap<>();
            long bytes = 0;
            long done = 0;
            for (Map.Entry<Long, LargeObject> entry : held.entrySet()) {
                some.put(entry.getKey(), entry.getValue());
                bytes += entry.getValue().bytes();
                if (bytes >= BYTES_AT_ONCE || some.size() == OBJECTS_AT_ONCE) {
                    listener.report("comparing large objects", done, held.size());
                    compare(some, differences);
                    done += some.size();
                    some.clear();
                    bytes = 0;
                }
            }
            compare(some, differences);
            listener.notice("%d large objects were compared by the SHA-256 of what they hold.".formatted(held.size()));
        } catch (DbException e) {
            if (e.kind() == DbException.Kind.PERMISSION) {
                // That they are there everybody may see.
                listener.notice("What large objects hold was not compared, only that they are there: " + e.sentence());
            } else {
                differences.add("large objects cannot be read: " + Proof.ofTheDump(e));
            }
        }
    }

    private void compare(Map<Long, LargeObject> held, List<String> differences) {
        cancel.throwIfRequested();
        record Found(long oid, String digest, boolean longer) {}
        String wanted = held.entrySet().stream()
                .map(one -> "[%d, %d]".formatted(one.getKey(), one.getValue().bytes()))
                .collect(Collectors.joining(", ", "[", "]"));
        session.query(
                        ReadQuery.LARGE_OBJECT_CONTENTS,
                        row -> new Found(row.number("oid"), row.text("digest"), row.flag("longer")),
                        wanted)
                .forEach(found -> {
                    LargeObject object = held.get(found.oid());
                    if (object != null && (found.longer() || !found.digest().equals(object.digest()))) {
                        differences.add("large object %d does not hold the %d bytes of the dump"
                                .formatted(found.oid(), object.bytes()));
                    }
                });
    }
}
