package org.lockkeeper.ui.activity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.SessionKey;

/**
 * The names of the migrations that were seen at work. Looked back at, the same statement of the same session is called what it was called
 * then, also where neither a script nor the history has the name any more.
 */
final class SeenMigrations {
    private static final int MOST = 1_000;

    private final Map<Statement, String> names = new LinkedHashMap<>();

    private record Statement(SessionKey session, Optional<Instant> start) {
        static Statement of(MigrationAtWork migration) {
            return new Statement(migration.session().key(), migration.session().queryStart());
        }
    }

    void see(List<MigrationAtWork> now) {
        for (MigrationAtWork migration : now) {
            migration.migration().ifPresent(name -> names.put(Statement.of(migration), name));
        }
        names.keySet()
                .removeAll(names.keySet().stream()
                        .limit(Math.max(0, names.size() - MOST))
                        .toList());
    }

    /** The same, named where they are known and have no name. */
    List<MigrationAtWork> named(List<MigrationAtWork> then) {
        return then.stream()
                .map(migration -> migration.migration().isPresent()
                        ? migration
                        : Optional.ofNullable(names.get(Statement.of(migration)))
                                .map(name -> named(migration, name))
                                .orElse(migration))
                .toList();
    }

    private static MigrationAtWork named(MigrationAtWork migration, String name) {
        return new MigrationAtWork(
                migration.session(),
                migration.engine(),
                Optional.of(name),
                migration.standing(),
                migration.waiting(),
                migration.waitsFor(),
                migration.behind(),
                migration.roots(),
                migration.idle(),
                migration.turns(),
                migration.queued(),
                migration.longestQueued(),
                migration.progress());
    }
}
