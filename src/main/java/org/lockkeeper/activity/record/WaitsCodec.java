package org.lockkeeper.activity.record;

import java.time.Instant;
import java.util.function.IntFunction;
import org.lockkeeper.activity.HeldLock;
import org.lockkeeper.activity.LockWait;
import org.lockkeeper.activity.LockedObject;
import org.lockkeeper.activity.PreparedTransaction;
import org.lockkeeper.activity.Waits;

/** Who waits for which lock, as bytes. */
final class WaitsCodec {
    private final Numbering words;

    WaitsCodec(Numbering words) {
        this.words = words;
    }

    void write(Out out, Waits waits, Instant at) {
        out.instant(waits.at(), at);
        out.list(waits.waits(), (o, wait) -> {
            o.number(wait.pid());
            o.list(wait.blockers(), (i, pid) -> i.number(pid));
            o.optional(wait.since(), (i, since) -> i.instant(since, at));
            o.optional(wait.object(), this::object);
            word(o, wait.mode());
        });
        out.list(waits.held(), (o, held) -> {
            o.number(held.pid());
            word(o, held.virtualTransaction());
            object(o, held.object());
            word(o, held.mode());
        });
        out.list(waits.prepared(), (o, prepared) -> {
            o.text(prepared.transaction());
            o.text(prepared.gid());
            o.instant(prepared.prepared(), at);
            word(o, prepared.owner());
            word(o, prepared.database());
        });
    }

    private void object(Out out, LockedObject object) {
        word(out, object.type());
        word(out, object.database());
        word(out, object.relation());
        out.number(object.relationId());
        out.signed(object.page());
        out.signed(object.tuple());
        out.text(object.virtualTransaction());
        out.text(object.transaction());
        out.signed(object.classId());
        out.signed(object.objectId());
        out.signed(object.objectSub());
    }

    private void word(Out out, String text) {
        out.number(words.number(text));
    }

    /** @param texts a text by its number */
    static Waits read(In in, Instant at, IntFunction<String> texts) {
        return new Waits(
                in.instant(at),
                in.list(i -> new LockWait(
                        i.count(),
                        i.list(In::count),
                        i.optional(o -> o.instant(at)),
                        i.optional(o -> object(o, texts)),
                        texts.apply(i.count()))),
                in.list(i -> new HeldLock(i.count(), texts.apply(i.count()), object(i, texts), texts.apply(i.count()))),
                in.list(i -> new PreparedTransaction(
                        i.text(), i.text(), i.instant(at), texts.apply(i.count()), texts.apply(i.count()))));
    }

    private static LockedObject object(In in, IntFunction<String> texts) {
        return new LockedObject(
                texts.apply(in.count()),
                texts.apply(in.count()),
                texts.apply(in.count()),
                in.number(),
                (int) in.signed(),
                (int) in.signed(),
                in.text(),
                in.text(),
                in.signed(),
                in.signed(),
                (int) in.signed());
    }
}
