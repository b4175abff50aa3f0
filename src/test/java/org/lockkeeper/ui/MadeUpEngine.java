package org.lockkeeper.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.db.ServerVersion;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation;
import org.lockkeeper.guard.PlanOperation;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.HistoryEdit;
import org.lockkeeper.migration.Migration;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.Patience;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunOptions;
import org.lockkeeper.migration.Trouble;
import org.lockkeeper.task.CancelToken;

/** An engine whose environments stand where a test says, without a server behind them. */
public final class MadeUpEngine implements MigrationEngine {
    private final List<String> names;
    private final Map<String, Integer> applied = new ConcurrentHashMap<>();
    private final Map<String, String> unreachable = new ConcurrentHashMap<>();
    private final Map<String, Integer> glances = new ConcurrentHashMap<>();
    private final Set<String> refusing = ConcurrentHashMap.newKeySet();
    private volatile Optional<LockkeeperException> broken = Optional.empty();

    public MadeUpEngine(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** So many of the migrations are applied on that environment; none otherwise. */
    public MadeUpEngine applied(String profile, int count) {
        applied.put(profile, count);
        return this;
    }

    /** That environment cannot be read, for that reason. */
    public MadeUpEngine unreachable(String profile, String sentence) {
        unreachable.put(profile, sentence);
        return this;
    }

    /** That environment does not let us in, for that reason. */
    public MadeUpEngine refusing(String profile, String sentence) {
        refusing.add(profile);
        return unreachable(profile, sentence);
    }

    /** How often it was looked whether that environment answers. */
    public int glances(String profile) {
        return glances.getOrDefault(profile, 0);
    }

    /** That environment can be read again. */
    public MadeUpEngine reachable(String profile) {
        unreachable.remove(profile);
        return this;
    }

    /** The project itself cannot be read. */
    public MadeUpEngine broken(String sentence) {
        broken = Optional.of(new LockkeeperException("LK-TEST-BROKEN", ExitCode.USAGE, sentence));
        return this;
    }

    @Override
    public Scripts load() {
        broken.ifPresent(failure -> {
            throw failure;
        });
        return new MadeUpScripts();
    }

    @Override
    public String historyMark(Database database) {
        String profile = database.profile().name();
        glances.merge(profile, 1, Integer::sum);
        if (unreachable.containsKey(profile)) {
            throw new LockkeeperException("LK-TEST-DOWN", ExitCode.UNREACHABLE, unreachable.get(profile));
        }
        return "%d applied".formatted(applied.getOrDefault(profile, 0));
    }

    private final class MadeUpScripts implements Scripts {
        @Override
        public List<Migration> migrations() {
            return names.stream()
                    .map(name -> new Migration(name, Path.of(name, "migration.sql")))
                    .toList();
        }

        @Override
        public EnvironmentStatus status(Database database) {
            String profile = database.profile().name();
            if (unreachable.containsKey(profile)) {
                return new EnvironmentStatus(
                        database.profile(),
                        Optional.empty(),
                        Optional.of(unreachable.get(profile)),
                        Optional.of(new Trouble("LK-TEST-DOWN", !refusing.contains(profile))),
                        List.of());
            }
            int count = applied.getOrDefault(profile, 0);
            return new EnvironmentStatus(
                    database.profile(),
                    Optional.of(new ServerFacts(
                            new TargetIdentity(profile, database.profile().database(), 16_384),
                            new ServerVersion(170_011, "17.11"),
                            Optional.of(profile),
                            false,
                            "shop")),
                    Optional.empty(),
                    names.stream()
                            .map(name -> status(name, names.indexOf(name) < count))
                            .toList());
        }

        private static MigrationStatus status(String name, boolean done) {
            return new MigrationStatus(
                    name,
                    done ? MigrationState.APPLIED : MigrationState.PENDING,
                    done ? Optional.of(Instant.parse("2026-11-20T10:11:12Z")) : Optional.empty(),
                    Optional.empty(),
                    List.of());
        }

        @Override
        public MigrationPlan plan(Database database, Optional<String> to) {
            throw new UnsupportedOperationException("a made-up engine plans nothing");
        }

        @Override
        public MigrationRun apply(
                Database database,
                MigrationPlan plan,
                Clearance<? extends PlanOperation> clearance,
                RunOptions options,
                RunListener listener,
                CancelToken cancel) {
            throw new UnsupportedOperationException("a made-up engine runs nothing");
        }

        @Override
        public HistoryEdit resolve(
                Database database, Clearance<Operation.ResolveMigration> clearance, Patience patience) {
            throw new UnsupportedOperationException("a made-up engine changes nothing");
        }

        @Override
        public HistoryEdit repair(Database database, Clearance<Operation.RepairHistory> clearance, Patience patience) {
            throw new UnsupportedOperationException("a made-up engine changes nothing");
        }
    }
}
