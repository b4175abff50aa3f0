package org.lockkeeper.aftermath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.guard.Trace;
import org.lockkeeper.guard.Trace.Backend;
import org.lockkeeper.guard.Trace.Elsewhere;
import org.lockkeeper.guard.Trace.History;
import org.lockkeeper.guard.Trace.Index;
import org.lockkeeper.guard.Trace.KnownDatabase;
import org.lockkeeper.guard.Trace.NewDatabase;
import org.lockkeeper.guard.Trace.RestoreProgram;
import org.lockkeeper.guard.Trace.Schema;
import org.lockkeeper.guard.Trace.Statement;
import org.lockkeeper.guard.Unfinished;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the server behind one profile what it shows now of operations that nobody closed. It changes nothing. */
public final class ServerInquiry {
    private static final Logger LOG = LoggerFactory.getLogger(ServerInquiry.class);

    private final Database database;
    private final Supplier<Optional<String>> history;

    /** @param history what the history of migrations says, in a sentence; empty where it cannot be read; asked only where it tells */
    public ServerInquiry(Database database, Supplier<Optional<String>> history) {
        this.database = database;
        this.history = history;
    }

    /**
     * What is found of one, in sentences.
     *
     * @return empty where the server does not answer, or its history is all that could tell and cannot be read
     */
    public Optional<String> of(Unfinished one) {
        List<String> sentences = new ArrayList<>();
        if (one.traces().stream().allMatch(Elsewhere.class::isInstance)) {
            one.traces().forEach(trace -> sentences.add(trace.text()));
            return Optional.of(String.join(" ", sentences));
        }
        try (ReadSession session = database.read()) {
            identity(one, session.facts().identity()).ifPresent(sentences::add);
            for (Trace trace : one.traces()) {
                Optional<String> sentence = sentence(session, trace);
                if (sentence.isEmpty() && one.traces().size() == 1) {
                    return Optional.empty();
                }
                sentences.add(sentence.orElse("The history of migrations cannot be read."));
            }
            return Optional.of(String.join(" ", sentences));
        } catch (LockkeeperException e) {
            LOG.info("what became of an operation on {} cannot be asked yet", one.profile(), e);
            return Optional.empty();
        }
    }

    /** Empty where it is the same server and database as then. */
    private static Optional<String> identity(Unfinished one, TargetIdentity now) {
        TargetIdentity then = one.target();
        if (!now.system().equals(then.system())) {
            return Optional.of(
                    "The server that answers is another one, or, where its role may not read the system identifier, was started anew (it is %s, and was %s)."
                            .formatted(now.system(), then.system()));
        }
        boolean told = one.traces().stream()
                .anyMatch(trace -> trace instanceof KnownDatabase known && known.oid() == then.databaseOid());
        return told || now.databaseOid() == then.databaseOid()
                ? Optional.empty()
                : Optional.of("The database %s is another one than then (oid %d, then %d)."
                        .formatted(now.database(), now.databaseOid(), then.databaseOid()));
    }

    /** Empty where the history cannot be read. */
    private Optional<String> sentence(ReadSession session, Trace trace) {
        return switch (trace) {
            case History _ -> history.get();
            case Backend backend ->
                Optional.of(BackendTrace.look(session, backend.pid(), backend.start())
                        .sentence());
            case Statement statement ->
                Optional.of(BackendTrace.look(session, statement.pid(), statement.start())
                        .sentence(statement.begun()));
            case Index index -> Optional.of(index(session, index));
            case KnownDatabase known -> Optional.of(DatabaseTraces.look(session).sentence(known));
            case NewDatabase made -> Optional.of(DatabaseTraces.look(session).sentence(made));
            case RestoreProgram program ->
                Optional.of(DatabaseTraces.look(session).sentence(session, program));
            case Schema schema -> Optional.of(schema(session, schema.name()));
            case Elsewhere elsewhere -> Optional.of(elsewhere.words());
        };
    }

    private static String index(ReadSession session, Index index) {
        String name = "The index %s.%s".formatted(index.schema(), index.name());
        return session
                .query(
                        ReadQuery.INDEX_STATE,
                        row -> row.flag("building")
                                ? name + " is there and being built just now."
                                : row.flag("valid")
                                        ? name + " is there and valid."
                                        : name + " is still there, invalid: recover lists it.",
                        index.schema(),
                        index.name())
                .stream()
                .findFirst()
                .orElse(name + " is not there any more.");
    }

    private static String schema(ReadSession session, String name) {
        boolean present = session.query(ReadQuery.CATALOG_PRESENCE, row -> row.flag("present"), "schema", "", name, "")
                .getFirst();
        return "The schema %s is %s there.".formatted(name, present ? "still" : "not");
    }
}
