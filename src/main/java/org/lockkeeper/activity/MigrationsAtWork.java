package org.lockkeeper.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lockkeeper.migration.script.SchemaChange;

/**
 * Finds migrations in a reading: by the advisory lock of their engine, and where that is switched off by what they run. Flyway keeps its
 * lock in one connection and works in another; Prisma has one for both.
 */
final class MigrationsAtWork {
    private final Reading reading;
    private final Forest forest;
    private final MigrationJudge judge;
    private final Function<Session, Optional<MigrationName>> names;
    private final Map<Integer, MigrationAtWork> found = new LinkedHashMap<>();

    private MigrationsAtWork(Reading reading, Function<Session, Optional<MigrationName>> names) {
        this.reading = reading;
        this.forest = Forest.of(reading);
        this.judge = new MigrationJudge(reading, forest);
        this.names = names;
    }

    /** @param names which migration it is that a session runs */
    static List<MigrationAtWork> of(Reading reading, Function<Session, Optional<MigrationName>> names) {
        return new MigrationsAtWork(reading, names).find();
    }

    /** The migrations of the past, named as far as the recording tells it. */
    static List<MigrationAtWork> ofPast(Reading past) {
        return of(past, session -> Optional.ofNullable(past.names().get(session.pid())));
    }

    /** The same reading with the names of what is at work in it. */
    static Reading named(Reading reading, Function<Session, Optional<MigrationName>> names) {
        if (!isPossible(reading)) {
            return reading;
        }
        Map<Integer, MigrationName> known = new HashMap<>();
        of(reading, session -> {
            Optional<MigrationName> name = names.apply(session);
            name.ifPresent(told -> known.put(session.pid(), told));
            return name;
        });
        return reading.withNames(known);
    }

    /** Tells most readings apart from those with a migration, at little cost. */
    private static boolean isPossible(Reading reading) {
        return reading.waits().held().stream()
                        .anyMatch(lock -> EngineLock.engine(lock.object()).isPresent())
                || (!reading.waits().isEmpty()
                        && reading.clients().stream()
                                .anyMatch(session ->
                                        session.state().equals("active") && SchemaChange.isOne(session.query())));
    }

    private List<MigrationAtWork> find() {
        List<MigrationAtWork> waiting = new ArrayList<>();
        for (HeldLock lock : reading.waits().held()) {
            Optional<String> engine = EngineLock.engine(lock.object());
            Optional<Session> holder = reading.session(lock.pid());
            if (engine.isPresent() && holder.isPresent() && isHere(lock)) {
                List<Session> turns = new EngineTurns(reading).of(lock);
                add(holder.get(), engine.get(), turns);
                turns.forEach(session -> waiting.add(judge.turn(session, engine.get(), lock)));
            }
        }
        for (Session session : reading.clients()) {
            if (!found.containsKey(session.pid()) && isSuspect(session)) {
                names.apply(session)
                        .filter(MigrationName::byStatement)
                        .ifPresent(name -> found.put(
                                session.pid(),
                                judge.atWork(
                                        session,
                                        name.engine(),
                                        Optional.of(name.name()),
                                        false,
                                        Optional.empty(),
                                        List.of())));
            }
        }
        waiting.forEach(turn -> found.putIfAbsent(turn.session().pid(), turn));
        return List.copyOf(found.values());
    }

    private void add(Session holder, String engine, List<Session> turns) {
        Session worker = worker(holder, engine);
        boolean same = worker.pid() == holder.pid();
        found.put(
                worker.pid(),
                judge.atWork(
                        worker,
                        engine,
                        names.apply(worker).map(MigrationName::name),
                        same,
                        same ? idle(holder, engine, turns) : Optional.empty(),
                        turns));
    }

    /** In the database that the profile leads to, whose history is read. */
    private boolean isHere(HeldLock lock) {
        return lock.object()
                .database()
                .equals(reading.server().facts().identity().database());
    }

    /** One that changes the schema and waits or is waited for: only then is it worth a look into the history. */
    private boolean isSuspect(Session session) {
        return session.state().equals("active")
                && session.database().equals(reading.server().facts().identity().database())
                && (session.waitsForLock() || forest.blocks(session.pid()) > 0)
                && SchemaChange.isOne(session.query());
    }

    /** Prisma has one connection; what works for an idle Flyway is named only where it is certain. */
    private Session worker(Session holder, String engine) {
        return !engine.equals("flyway") || holder.state().equals("active")
                ? holder
                : new FlywayWorker(
                                reading,
                                session -> names.apply(session)
                                        .filter(MigrationName::byStatement)
                                        .isPresent())
                        .of(holder)
                        .orElse(holder);
    }

    /** For how long neither the holder of the lock nor one that could work for it has done anything; empty where one does, or may. */
    private Optional<Duration> idle(Session holder, String engine, List<Session> turns) {
        List<Session> all = Stream.concat(
                        Stream.of(holder),
                        engine.equals("flyway") ? FlywayWorker.perhaps(holder, reading) : Stream.empty())
                .filter(session -> !turns.contains(session))
                .toList();
        return all.stream().allMatch(s -> s.state().startsWith("idle"))
                ? all.stream()
                        .flatMap(s -> s.stateChange().stream())
                        .max(Comparator.naturalOrder())
                        .map(reading::age)
                : Optional.empty();
    }
}
