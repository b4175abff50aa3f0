package org.lockkeeper.activity.record;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.activity.MigrationName;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.ServerState;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.Waits;

/** Turns frames back into a reading: a whole one, and what changed after it. */
final class FrameReader {
    private final IntFunction<String> words;
    private final TreeMap<Integer, Session> sessions = new TreeMap<>();
    private @Nullable ServerState server;
    private @Nullable Waits waits;
    private Duration took = Duration.ZERO;
    private int notLookedAt;
    private Map<Integer, MigrationName> names = Map.of();

    /** @param words a text by its number */
    FrameReader(IntFunction<String> words) {
        this.words = words;
    }

    void apply(byte[] body, Instant at) {
        In in = new In(body);
        took = Duration.ofNanos(in.number() * 1_000);
        if (in.flag()) {
            server = ServerCodec.read(in);
        }
        if (in.flag()) {
            waits = WaitsCodec.read(in, at, words);
        }
        in.list(In::count).forEach(sessions::remove);
        int changed = in.count();
        for (int i = 0; i < changed; i++) {
            Session session = SessionCodec.read(in, pid -> Optional.ofNullable(sessions.get(pid)), at, words);
            sessions.put(session.pid(), session);
        }
        boolean more = !in.isAtEnd();
        notLookedAt = more ? in.count() : 0;
        names = more ? names(in) : Map.of();
    }

    private Map<Integer, MigrationName> names(In in) {
        Map<Integer, MigrationName> all = new HashMap<>();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            all.put(in.count(), new MigrationName(words.apply(in.count()), words.apply(in.count()), in.flag()));
        }
        return all;
    }

    /** The sessions are in the order of their pids. */
    Reading reading(String environment, Instant at) {
        ServerState knownServer = server;
        Waits knownWaits = waits;
        if (knownServer == null || knownWaits == null) {
            throw new IllegalArgumentException("the first frame is not a whole one");
        }
        return new Reading(
                environment,
                at,
                took,
                knownServer,
                List.copyOf(sessions.values()),
                knownWaits.withNotLookedAt(notLookedAt),
                List.of(),
                names,
                Optional.empty());
    }
}
