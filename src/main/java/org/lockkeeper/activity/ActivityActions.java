package org.lockkeeper.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockkeeper.activity.Ended.Result;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Operation;
import org.lockkeeper.guard.Operation.CancelStatements;
import org.lockkeeper.guard.Operation.RunningStatement;
import org.lockkeeper.guard.Operation.TerminateBackend;
import org.lockkeeper.guard.Operation.TerminateBackends;
import org.lockkeeper.guard.Outcome;
import org.lockkeeper.guard.ProductionGuard;

/** Cancel and terminate on one environment: looks, asks the guard, acts, looks again. */
final class ActivityActions {
    private final Database database;
    private final ProductionGuard guard;
    private final ChangeWindow window;
    private final Duration patience;

    ActivityActions(Database database, ProductionGuard guard, ChangeWindow window, Duration patience) {
        this.database = database;
        this.guard = guard;
        this.window = window;
        this.patience = patience;
    }

    List<Ended> cancel(List<Target> targets, Confirmer confirmer) {
        Look look = look(targets);
        List<RunningStatement> running = new ArrayList<>();
        for (Target target : targets) {
            look.facts(target)
                    .ifPresent(facts -> statement(target, facts, look.name(target.pid()))
                            .ifPresentOrElse(running::add, () -> look.ended.add(idle(target, facts))));
        }
        return running.isEmpty()
                ? look.ended
                : look.with(act(
                        new CancelStatements(running),
                        look,
                        false,
                        clearance -> new BackendSignals(database, look.reading, patience).cancel(clearance),
                        confirmer));
    }

    List<Ended> terminate(List<Target> targets, Confirmer confirmer) {
        Look look = look(targets);
        List<TerminateBackend> backends = look.found.stream()
                .map(facts ->
                        new TerminateBackend(facts.pid(), facts.backendStart().orElseThrow(), look.name(facts.pid())))
                .toList();
        return backends.isEmpty()
                ? look.ended
                : look.with(act(
                        new TerminateBackends(backends),
                        look,
                        true,
                        clearance -> new BackendSignals(database, look.reading, patience).terminate(clearance),
                        confirmer));
    }

    private <O extends Operation> List<Ended> act(
            O operation, Look look, boolean whole, Function<Clearance<O>, List<Ended>> action, Confirmer confirmer) {
        Clearance<O> clearance = guard.clear(
                operation,
                database.profile().site(look.reading.server().facts().identity(), window),
                new BlastRadius(look.reading, whole).lines(look.found),
                confirmer);
        return clearance.concluding(() -> action.apply(clearance), ActivityActions::outcome);
    }

    /** The statement that was seen, or that runs now; empty where nothing runs that a cancel could end. */
    private static Optional<RunningStatement> statement(Target target, TargetFacts facts, String name) {
        return facts.now()
                .queryStart()
                .filter(_ -> facts.now().isRunning())
                .filter(start -> target.queryStart().map(start::equals).orElse(true))
                .map(start -> new RunningStatement(target.pid(), target.backendStart(), start, name));
    }

    private static Ended idle(Target target, TargetFacts facts) {
        if (facts.now().isRunning()) {
            return new Ended(
                    target.pid(),
                    Result.NOT_FOUND,
                    "Pid %d has gone on to another statement since. Nothing was cancelled; look again."
                            .formatted(target.pid()));
        }
        return new Ended(
                target.pid(),
                Result.STILL_THERE,
                facts.now().state().startsWith("idle in transaction")
                        ? "Pid %d is %s: it runs no statement, and a cancel does nothing to it. Terminate it to end its transaction and free its locks."
                                .formatted(target.pid(), facts.now().state())
                        : "Pid %d runs no statement that could be cancelled. Nothing was done."
                                .formatted(target.pid()));
    }

    private Look look(List<Target> targets) {
        Reading reading;
        List<TargetFacts> facts;
        try (ActivityReader reader = new ActivityReader(database)) {
            List<Integer> pids = targets.stream().map(Target::pid).toList();
            reading = reader.withHeld(reader.read(), pids);
            facts = reader.targets(pids);
        }
        List<TargetFacts> found = new ArrayList<>();
        List<Ended> missing = new ArrayList<>();
        for (Target target : targets) {
            facts.stream()
                    .filter(f -> f.isOf(target.pid(), target.backendStart()))
                    .findFirst()
                    .ifPresentOrElse(
                            found::add,
                            () -> missing.add(
                                    missing(target, facts, reading.server().access())));
        }
        return new Look(reading, found, missing);
    }

    private static Ended missing(Target target, List<TargetFacts> facts, Access access) {
        Optional<TargetFacts> other =
                facts.stream().filter(f -> f.pid() == target.pid()).findFirst();
        if (other.filter(o -> o.backendStart().isEmpty()).isPresent()) {
            return new Ended(target.pid(), Result.NOT_ALLOWED, hidden(target.pid(), access));
        }
        return new Ended(
                target.pid(),
                Result.NOT_FOUND,
                other.map(o -> "Pid %d of %s has ended; the pid belongs to another backend now%s. Nothing was done."
                                .formatted(
                                        target.pid(),
                                        target.backendStart(),
                                        o.backendStart()
                                                .map(start -> ", of " + start)
                                                .orElse("")))
                        .orElseGet(() -> "There is no backend pid %d of %s: it has ended. Nothing was done."
                                .formatted(target.pid(), target.backendStart())));
    }

    /** The server keeps the start of others' backends from such a role: whether this is the one that was meant cannot be known. */
    private static String hidden(int pid, Access access) {
        return "Role %s may not see when pid %d began, so that it cannot be told from a later backend with that pid. Nothing was done. A superuser lets it see that with: grant pg_monitor to %s;"
                .formatted(access.role(), pid, access.quoted());
    }

    private static Outcome outcome(List<Ended> ended) {
        String words = ended.stream().map(Ended::detail).collect(Collectors.joining(" "));
        if (ended.stream().allMatch(e -> e.result() == Result.GONE)) {
            return new Outcome(Outcome.Result.DONE, words);
        }
        boolean nothing =
                ended.stream().allMatch(e -> e.result() == Result.NOT_ALLOWED || e.result() == Result.NOT_FOUND);
        return new Outcome(nothing ? Outcome.Result.NOT_BEGUN : Outcome.Result.FAILED, words);
    }

    /**
     * What was seen before anything is done.
     *
     * @param found those that are there
     * @param ended what is known of the rest
     */
    private record Look(Reading reading, List<TargetFacts> found, List<Ended> ended) {
        Optional<TargetFacts> facts(Target target) {
            return found.stream().filter(f -> f.pid() == target.pid()).findFirst();
        }

        /** Its application, else its role. */
        String name(int pid) {
            return reading.session(pid).stream()
                    .flatMap(session -> Stream.of(session.application(), session.user()))
                    .filter(name -> !name.isBlank())
                    .findFirst()
                    .orElse("");
        }

        List<Ended> with(List<Ended> others) {
            return Stream.concat(ended.stream(), others.stream()).toList();
        }
    }
}
