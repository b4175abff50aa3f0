package org.lockkeeper.ui.run;

import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.task.CancelToken;

/** Carries a reviewed plan out, through the guard; called in a job's thread. */
@FunctionalInterface
public interface Carrier {
    MigrationRun carryOut(MigrationPlan plan, Confirmer confirmer, RunListener listener, CancelToken cancel);
}
