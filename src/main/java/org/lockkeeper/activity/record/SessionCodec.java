package org.lockkeeper.activity.record;

import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.WaitEvent;

/** One session as bytes: which of its fields changed since it was written last, and those. */
final class SessionCodec {
    /** What a session is compared with that was not there before. */
    private static final Session NOTHING = new Session(
            0,
            Optional.empty(),
            Optional.empty(),
            "",
            "",
            "",
            "",
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            0);

    private SessionCodec() {}

    /** The fields in the order in which they are written, each with its bit. */
    private enum Field {
        START(0),
        LEADER(1),
        TYPE(2),
        USER(3),
        DATABASE(4),
        APPLICATION(5),
        CLIENT(6),
        STATE(7),
        WAIT(8),
        TRANSACTION(9),
        QUERY_START(10),
        STATE_CHANGE(11),
        XMIN(12),
        QUERY_ID(13),
        QUERY(14),
        QUERY_BYTES(15);

        private final int bit;

        Field(int number) {
            this.bit = 1 << number;
        }

        boolean in(int mask) {
            return (mask & bit) != 0;
        }

        int when(boolean changed) {
            return changed ? bit : 0;
        }
    }

    static void write(Out out, Session now, Optional<Session> earlier, Instant at, Numbering words) {
        Session before = earlier.orElse(NOTHING);
        int mask = Field.START.when(!now.backendStart().equals(before.backendStart()))
                | Field.LEADER.when(!now.leader().equals(before.leader()))
                | Field.TYPE.when(!now.type().equals(before.type()))
                | Field.USER.when(!now.user().equals(before.user()))
                | Field.DATABASE.when(!now.database().equals(before.database()))
                | Field.APPLICATION.when(!now.application().equals(before.application()))
                | Field.CLIENT.when(!now.client().equals(before.client()))
                | Field.STATE.when(!now.state().equals(before.state()))
                | Field.WAIT.when(!now.waitEvent().equals(before.waitEvent()))
                | Field.TRANSACTION.when(!now.transactionStart().equals(before.transactionStart()))
                | Field.QUERY_START.when(!now.queryStart().equals(before.queryStart()))
                | Field.STATE_CHANGE.when(!now.stateChange().equals(before.stateChange()))
                | Field.XMIN.when(!now.xminAge().equals(before.xminAge()))
                | Field.QUERY_ID.when(!now.queryId().equals(before.queryId()))
                | Field.QUERY.when(!now.query().equals(before.query()))
                | Field.QUERY_BYTES.when(now.queryBytes() != before.queryBytes());
        out.number(now.pid());
        out.number(mask);
        for (Field field : Field.values()) {
            if (field.in(mask)) {
                write(out, field, now, at, words);
            }
        }
    }

    private static void write(Out out, Field field, Session now, Instant at, Numbering words) {
        switch (field) {
            case START -> out.optional(now.backendStart(), (o, t) -> o.instant(t, at));
            case LEADER -> out.optional(now.leader(), (o, pid) -> o.number(pid));
            case TYPE -> out.number(words.number(now.type()));
            case USER -> out.number(words.number(now.user()));
            case DATABASE -> out.number(words.number(now.database()));
            case APPLICATION -> out.number(words.number(now.application()));
            case CLIENT -> out.number(words.number(now.client()));
            case STATE -> out.number(words.number(now.state()));
            case WAIT ->
                out.optional(now.waitEvent(), (o, wait) -> {
                    o.number(words.number(wait.type()));
                    o.number(words.number(wait.name()));
                });
            case TRANSACTION -> out.optional(now.transactionStart(), (o, t) -> o.instant(t, at));
            case QUERY_START -> out.optional(now.queryStart(), (o, t) -> o.instant(t, at));
            case STATE_CHANGE -> out.optional(now.stateChange(), (o, t) -> o.instant(t, at));
            case XMIN -> out.optional(now.xminAge(), Out::signed);
            case QUERY_ID -> out.optional(now.queryId(), Out::signed);
            case QUERY -> out.number(words.number(now.query()));
            case QUERY_BYTES -> out.number(now.queryBytes());
        }
    }

    /**
     * Reads one back.
     *
     * @param earlier by pid, what was there before
     * @param words a text by its number
     */
    static Session read(In in, IntFunction<Optional<Session>> earlier, Instant at, IntFunction<String> words) {
        int pid = in.count();
        int mask = in.count();
        Session before = earlier.apply(pid).orElse(NOTHING);
        return new Session(
                pid,
                Field.START.in(mask) ? in.optional(i -> i.instant(at)) : before.backendStart(),
                Field.LEADER.in(mask) ? in.optional(In::count) : before.leader(),
                Field.TYPE.in(mask) ? words.apply(in.count()) : before.type(),
                Field.USER.in(mask) ? words.apply(in.count()) : before.user(),
                Field.DATABASE.in(mask) ? words.apply(in.count()) : before.database(),
                Field.APPLICATION.in(mask) ? words.apply(in.count()) : before.application(),
                Field.CLIENT.in(mask) ? words.apply(in.count()) : before.client(),
                Field.STATE.in(mask) ? words.apply(in.count()) : before.state(),
                Field.WAIT.in(mask)
                        ? in.optional(i -> new WaitEvent(words.apply(i.count()), words.apply(i.count())))
                        : before.waitEvent(),
                Field.TRANSACTION.in(mask) ? in.optional(i -> i.instant(at)) : before.transactionStart(),
                Field.QUERY_START.in(mask) ? in.optional(i -> i.instant(at)) : before.queryStart(),
                Field.STATE_CHANGE.in(mask) ? in.optional(i -> i.instant(at)) : before.stateChange(),
                Field.XMIN.in(mask) ? in.optional(In::signed) : before.xminAge(),
                Field.QUERY_ID.in(mask) ? in.optional(In::signed) : before.queryId(),
                Field.QUERY.in(mask) ? words.apply(in.count()) : before.query(),
                Field.QUERY_BYTES.in(mask) ? in.count() : before.queryBytes());
    }
}
