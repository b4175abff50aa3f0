package org.lockkeeper.logs.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.Followed;
import org.lockkeeper.logs.LogChange;
import org.lockkeeper.logs.bytes.JoinedBytes;

/** Watches a server's log: the file that it writes grows, or it goes on in another one. Asks every two seconds at most. */
final class FollowedServerLog implements Followed {
    private static final long PAUSE = Duration.ofSeconds(2).toNanos();

    private final ServerLogReader reader;
    private final String environment;
    private ServerLogBytes last;
    private long lookedAt;

    FollowedServerLog(ServerLogReader reader, String environment, ServerLogBytes last) {
        this.reader = reader;
        this.environment = environment;
        this.last = last;
        this.lookedAt = System.nanoTime() - PAUSE;
    }

    @Override
    public synchronized LogChange look(JoinedBytes bytes, long known) throws IOException {
        if (System.nanoTime() - lookedAt < PAUSE) {
            return LogChange.NONE;
        }
        lookedAt = System.nanoTime();
        long size = bytes.size();
        if (size != known) {
            return size < known ? LogChange.TRUNCATED : LogChange.GREW;
        }
        Optional<String> current = current();
        if (current.isPresent() && !current.get().equals(last.path())) {
            // What came to the old file after it was asked for its size is taken first; from now on it gets nothing
            // more.
            last.askAnew();
            if (bytes.size() > known) {
                return LogChange.GREW;
            }
            ServerLogBytes next = ServerLogService.bytes(reader, current.get());
            bytes.add(environment + ": " + current.get(), next);
            last = next;
            return LogChange.ROTATED;
        }
        return last.current().isEmpty() ? LogChange.GONE : LogChange.NONE;
    }

    private Optional<String> current() throws IOException {
        try {
            return reader.place().current();
        } catch (LockkeeperException e) {
            throw new IOException(e.sentence(), e);
        }
    }
}
