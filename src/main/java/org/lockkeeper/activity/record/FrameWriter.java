package org.lockkeeper.activity.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.activity.MigrationName;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.ServerState;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.Waits;

/** Turns readings into frames, one after the other: a whole one now and then, and what changed in between. */
final class FrameWriter {
    /** How many frames follow a whole one at most: so many have to be read to see the last of them. */
    static final int CHANGES = 59;

    private final QueryTexts texts;
    private final Numbering words = new Numbering();
    private final WaitsCodec waitsCodec = new WaitsCodec(words);
    private Map<Integer, Session> sessions = new HashMap<>();
    private @Nullable Waits waits;
    private @Nullable ServerState server;
    private int sinceWhole = -1;

    FrameWriter(QueryTexts texts) {
        this.texts = texts;
    }

    /**
     * One frame.
     *
     * @param body compressed by whoever keeps it
     * @param words the texts that are new with it
     * @param firstWord the number of the first of them
     */
    record Frame(boolean whole, Out body, List<String> words, int firstWord) {}

    Frame next(Reading reading) {
        boolean whole = sinceWhole < 0 || sinceWhole >= CHANGES || reading.gap().isPresent();
        if (whole) {
            sessions.clear();
            waits = null;
            server = null;
            sinceWhole = 0;
        } else {
            sinceWhole++;
        }
        Out out = new Out();
        out.number(reading.took().toNanos() / 1_000);
        boolean serverChanged = !reading.server().equals(server);
        out.flag(serverChanged);
        if (serverChanged) {
            ServerCodec.write(out, reading.server());
            server = reading.server();
        }
        boolean waitsChanged = !reading.waits().equals(waits);
        out.flag(waitsChanged);
        if (waitsChanged) {
            waitsCodec.write(out, reading.waits(), reading.at());
            waits = reading.waits();
        }
        writeSessions(out, reading);
        writeMore(out, reading);
        int first = words.firstFresh();
        return new Frame(whole, out, words.take(), first);
    }

    private void writeSessions(Out out, Reading reading) {
        Map<Integer, Session> now = HashMap.newHashMap(reading.sessions().size());
        List<Session> changed = new ArrayList<>();
        for (Session session : reading.sessions()) {
            Session before = sessions.get(session.pid());
            Session kept = kept(session, before);
            if (!kept.equals(before)) {
                changed.add(kept);
            }
            now.put(session.pid(), kept);
        }
        List<Integer> gone =
                sessions.keySet().stream().filter(pid -> !now.containsKey(pid)).toList();
        out.list(gone, (o, pid) -> o.number(pid));
        Map<Integer, Session> before = sessions;
        out.list(
                changed,
                (o, session) -> SessionCodec.write(
                        o, session, Optional.ofNullable(before.get(session.pid())), reading.at(), words));
        sessions = now;
    }

    /** Behind all that there was before it, and only where there is some: older files lack it, and older versions read no further. */
    private void writeMore(Out out, Reading reading) {
        int notLookedAt = reading.waits().notLookedAt();
        if (notLookedAt > 0 || !reading.names().isEmpty()) {
            out.number(notLookedAt);
            out.list(List.copyOf(reading.names().entrySet()), (o, entry) -> {
                MigrationName migration = entry.getValue();
                o.number(entry.getKey());
                o.number(words.number(migration.engine()));
                o.number(words.number(migration.name()));
                o.flag(migration.byStatement());
            });
        }
    }

    private Session kept(Session session, @Nullable Session before) {
        if (texts == QueryTexts.FULL) {
            return session;
        }
        boolean same = before != null
                && session.queryStart().equals(before.queryStart())
                && session.queryBytes() == before.queryBytes();
        return new Session(
                session.pid(),
                session.backendStart(),
                session.leader(),
                session.type(),
                session.user(),
                session.database(),
                session.application(),
                session.client(),
                session.state(),
                session.waitEvent(),
                session.transactionStart(),
                session.queryStart(),
                session.stateChange(),
                session.xminAge(),
                session.queryId(),
                same && before != null ? before.query() : texts.of(session),
                session.queryBytes());
    }
}
