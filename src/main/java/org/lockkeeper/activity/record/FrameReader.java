package org.lockkeeper.activity.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
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
        notLookedAt = in.isAtEnd() ? 0 : in.count();
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
                java.util.List.copyOf(sessions.values()),
                knownWaits.withNotLookedAt(notLookedAt),
                Optional.empty());
    }
}
