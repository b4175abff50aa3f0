package org.lockkeeper.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lockkeeper.migration.script.SchemaChange;

/**
 * Finds migrations in a reading: by the advisory lock of their engine, and where that is switched off by what they run. Flyway keeps its
 * lock in one connection and works in another; Prisma has one for both.
 */
final class MigrationsAtWork {
    private final Reading reading;
    private final Forest forest;

    private MigrationsAtWork(Reading reading) {
        this.reading = reading;
        this.forest = Forest.of(reading);
    }

    /** @param names which migration it is that a session runs */
    static List<MigrationAtWork> of(Reading reading, Function<Session, Optional<MigrationName>> names) {
        return new MigrationsAtWork(reading).find(names);
    }

    private List<MigrationAtWork> find(Function<Session, Optional<MigrationName>> names) {
        Map<Integer, MigrationAtWork> found = new LinkedHashMap<>();
        for (HeldLock lock : reading.waits().held()) {
            Optional<String> engine = EngineLock.engine(lock.object());
            Optional<Session> holder = reading.session(lock.pid());
            if (engine.isPresent() && holder.isPresent() && isHere(lock)) {
                Session worker = worker(holder.get(), engine.get(), names);
                found.put(
                        worker.pid(),
                        atWork(worker, engine.get(), names.apply(worker).map(MigrationName::name)));
            }
        }
        for (Session session : reading.clients()) {
            if (!found.containsKey(session.pid()) && isSuspect(session)) {
                names.apply(session)
                        .filter(MigrationName::byStatement)
                        .ifPresent(name ->
                                found.put(session.pid(), atWork(session, name.engine(), Optional.of(name.name()))));
            }
        }
        return List.copyOf(found.values());
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
    private Session worker(Session holder, String engine, Function<Session, Optional<MigrationName>> names) {
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

    private MigrationAtWork atWork(Session worker, String engine, Optional<String> name) {
        Optional<ForestNode> node = forest.find(worker.pid());
        List<Integer> behind = new ArrayList<>(forest.blockersOf(worker.pid()));
        return new MigrationAtWork(
                worker,
                engine,
                name,
                behind.isEmpty() ? Optional.empty() : node.flatMap(ForestNode::waiting),
                node.flatMap(ForestNode::waitsFor),
                behind,
                forest.blocks(worker.pid()),
                node.map(ForestNode::longestWait).orElse(Duration.ZERO),
                reading.work().stream().filter(w -> w.pid() == worker.pid()).findFirst());
    }
}
