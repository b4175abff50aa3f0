package org.lockkeeper.activity.record;

import org.lockkeeper.activity.Access;
import org.lockkeeper.activity.ServerState;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.db.ServerVersion;
import org.lockkeeper.guard.TargetIdentity;

/** What changes seldom, as bytes. */
final class ServerCodec {
    private ServerCodec() {}

    static void write(Out out, ServerState server) {
        ServerFacts facts = server.facts();
        out.text(facts.identity().system());
        out.text(facts.identity().database());
        out.number(facts.identity().databaseOid());
        out.number(facts.version().number());
        out.text(facts.version().text());
        out.optional(facts.systemIdentifier(), Out::text);
        out.flag(facts.inRecovery());
        out.text(facts.user());
        out.signed(Out.micros(server.startedAt()));
        out.number(server.maxConnections());
        out.number(server.reservedConnections());
        out.signed(server.transactionIdAge());
        out.signed(server.freezeMaxAge());
        out.text(server.access().role());
        out.flag(server.access().seesOthers());
        out.flag(server.access().signalsOthers());
        out.flag(server.access().superuser());
    }

    static ServerState read(In in) {
        return new ServerState(
                new ServerFacts(
                        new TargetIdentity(in.text(), in.text(), in.number()),
                        new ServerVersion(in.count(), in.text()),
                        in.optional(In::text),
                        in.flag(),
                        in.text()),
                In.instant(in.signed()),
                in.count(),
                in.count(),
                in.signed(),
                in.signed(),
                new Access(in.text(), in.flag(), in.flag(), in.flag()));
    }
}
