package org.lockkeeper.deploy;

import java.util.List;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.script.ChangeWords;

/** What a run changed, in words, from the statements of what it applied. */
final class Changes {
    private Changes() {}

    static List<String> of(MigrationPlan plan, MigrationRun run) {
        return plan.migrations().stream()
                .filter(migration -> run.applied().contains(migration.name()))
                .flatMap(migration -> migration.scriptStatements().stream())
                .flatMap(statement -> ChangeWords.of(statement.sql()).stream())
                .distinct()
                .toList();
    }
}
