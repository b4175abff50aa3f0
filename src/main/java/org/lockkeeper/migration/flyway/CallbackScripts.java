package org.lockkeeper.migration.flyway;

import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.configuration.Configuration;
import org.lockkeeper.migration.PlannedStatement;

/** The project's SQL callbacks as statements of a plan. */
final class CallbackScripts {
    private final boolean skipped;
    private final ScriptCatalog catalog;
    private final ScriptTap tap;

    CallbackScripts(Configuration configuration, ScriptCatalog catalog, ScriptTap tap) {
        this.skipped = configuration.isSkipDefaultCallbacks();
        this.catalog = catalog;
        this.tap = tap;
    }

    /** What runs at an event, each statement with a comment that names its file. */
    List<PlannedStatement> of(String event) {
        if (skipped) {
            return List.of();
        }
        List<PlannedStatement> statements = new ArrayList<>();
        for (ScriptFile callback : catalog.callbacks(event)) {
            tap.parse(callback)
                    .statements()
                    .forEach(s ->
                            statements.add(PlannedStatement.bookkeeping("-- " + callback.name() + "\n" + s.sql())));
        }
        return statements;
    }

    /** A script's statements with what runs before and after each of them. */
    List<PlannedStatement> around(List<PlannedStatement> script) {
        List<PlannedStatement> before = of("beforeEachMigrateStatement");
        List<PlannedStatement> after = of("afterEachMigrateStatement");
        if (before.isEmpty() && after.isEmpty()) {
            return script;
        }
        List<PlannedStatement> all = new ArrayList<>();
        for (PlannedStatement statement : script) {
            all.addAll(before);
            all.add(statement);
            all.addAll(after);
        }
        return all;
    }
}
