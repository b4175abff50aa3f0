package org.lockkeeper.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.lockkeeper.connection.RunSettings;
import org.lockkeeper.deploy.Answers;
import org.lockkeeper.deploy.AutomaticCheck;
import org.lockkeeper.deploy.DeployService;
import org.lockkeeper.deploy.Deployment;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunOptions;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.SettableClock;

/**
 * What the gates around a deploy of all scripts cost: everything that is found out before a person is asked, and the second look at it
 * just before the run. Every check that there is counts, each waived so that the walk comes to its end; nothing is applied.
 */
final class GateCost {
    private static final int WARM_UP = 1;
    private static final int RUNS = 5;
    private static final Duration STALE = Duration.ofSeconds(61);

    private final Path migrations;
    private final SettableClock clock = new SettableClock();

    GateCost(Path migrations) {
        this.migrations = migrations;
    }

    List<Figure> figures() throws Exception {
        String items = Arrays.stream(AutomaticCheck.values())
                .map(check -> "{\"id\": \"%1$s\", \"check\": \"%1$s\", \"waive\": \"the bench goes on\"}"
                        .formatted(check.label()))
                .collect(Collectors.joining(", "));
        Files.writeString(migrations.resolveSibling("checklist.json"), "{\"version\": 1, \"items\": [" + items + "]}");
        try (BenchProject project = new BenchProject(BenchDatabases.empty(migrations))) {
            long[] end = new long[1];
            DeployService deploys = project.deploys(
                    (_, _, _) -> {
                        end[0] = System.nanoTime();
                        throw new CancellationException("the bench has seen enough");
                    },
                    clock);
            Deployment deployment = deploys.prepare("production", Optional.empty());
            Answers answers = Answers.NONE
                    .withReviewed(deployment.plan().digest())
                    .withAcknowledged(true)
                    .withReason("the bench wants to know");
            double all = Timing.median(WARM_UP, RUNS, () -> walk(deploys, answers));
            double[] fresh = new double[RUNS];
            double[] stale = new double[RUNS];
            for (int i = 0; i < RUNS; i++) {
                Deployment now = walk(deploys, answers);
                fresh[i] = secondLook(deploys, now, answers, end);
                clock.pass(STALE);
                stale[i] = secondLook(deploys, now, answers, end);
            }
            return List.of(
                    Figure.told("all gates of 434 scripts, found out and confirmed", all, "ms"),
                    Figure.told("the second look at them, within a minute", Timing.median(fresh), "ms"),
                    Figure.told("the second look at them, later", Timing.median(stale), "ms"));
        }
    }

    private static Deployment walk(DeployService deploys, Answers answers) {
        Deployment deployment = deploys.prepare("production", Optional.empty());
        deploys.gates(deployment, answers);
        deploys.requireConfirmed(deployment, answers, new Answering());
        return deployment;
    }

    /** From the wish to run to the look before it, which ends the deploy here. */
    private static double secondLook(DeployService deploys, Deployment deployment, Answers answers, long[] end) {
        RunOptions options = RunOptions.of(deployment.plan().profile(), RunSettings.USUAL);
        long start = System.nanoTime();
        try {
            deploys.run(deployment, answers, options, new Answering(), RunListener.NONE, new CancelToken());
        } catch (LockkeeperException e) {
            if (!e.code().equals("LK-DEPLOY-CANCELLED")) {
                throw e;
            }
            return (end[0] - start) / 1e6;
        }
        throw new IllegalStateException("the deploy ran");
    }
}
