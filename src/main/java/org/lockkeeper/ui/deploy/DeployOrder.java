package org.lockkeeper.ui.deploy;

import java.util.Optional;
import org.lockkeeper.connection.RunSettings;
import org.lockkeeper.deploy.Answers;
import org.lockkeeper.deploy.DeployResult;
import org.lockkeeper.deploy.DeployService;
import org.lockkeeper.deploy.Deployment;
import org.lockkeeper.deploy.GatesChangedException;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.ui.dialog.Declined;

/** What was reviewed, ready to be carried out once; what came of it is kept. Carried out in a job's thread. */
final class DeployOrder {
    private final Deployment deployment;
    private final Answers answers;
    private final Runnable declined;
    private volatile Optional<DeployResult> result = Optional.empty();
    private volatile Optional<GatesChangedException> changed = Optional.empty();

    /** @param declined hears in the job's thread that the person went no further */
    DeployOrder(Deployment deployment, Answers answers, Runnable declined) {
        this.deployment = deployment;
        // The page showed the consequences; the guard asks for them again, and without its yes nothing runs.
        this.answers = answers.withAcknowledged(true);
        this.declined = declined;
    }

    MigrationRun carryOut(
            DeployService deploys,
            MigrationService migrations,
            Confirmer confirmer,
            RunListener listener,
            CancelToken cancel) {
        try {
            DeployResult ended = deploys.run(
                    deployment,
                    answers,
                    migrations.options(deployment.environment(), RunSettings.USUAL),
                    new ReasonGiven(confirmer, answers.reason()),
                    listener,
                    cancel);
            result = Optional.of(ended);
            return ended.run();
        } catch (Declined e) {
            declined.run();
            throw e;
        } catch (GatesChangedException e) {
            changed = Optional.of(e);
            throw e;
        }
    }

    /** What is no longer as it was when the person looked, so that nothing was run; empty where that did not stop it. */
    Optional<GatesChangedException> changed() {
        return changed;
    }

    /** Empty where nothing was run, or nobody knows its end. */
    Optional<DeployResult> result() {
        return result;
    }
}
