package org.lockkeeper.architecture.planted;

import org.lockkeeper.db.Database;
import org.lockkeeper.migration.MigrationEngine;

/** An engine with a way to act beside the guard. */
public abstract class StrayScripts implements MigrationEngine.Scripts {
    /** Repairs, and nobody was asked. */
    public void repair(Database database) {
        database.disconnect();
    }
}
