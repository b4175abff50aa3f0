package org.lockkeeper.ui.deploy;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.lockkeeper.deploy.Answers;
import org.lockkeeper.deploy.DeployService;
import org.lockkeeper.deploy.Deployment;
import org.lockkeeper.deploy.Gate;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Outage;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;
import org.lockkeeper.ui.preview.PlanLayout;

/** Finds out what a walk is about and judges its gates, away from the toolkit's thread: a dump that is named is read for it. */
final class WalkReader {
    private final DeployService deploys;
    private final TaskRunner tasks;
    private final Clock clock;
    private final Runnable changed;
    private final SequencedSet<Walk> waiting = new LinkedHashSet<>();
    private boolean judging;

    /** @param changed hears when a walk has something to show */
    WalkReader(DeployService deploys, TaskRunner tasks, Clock clock, Runnable changed) {
        this.deploys = deploys;
        this.tasks = tasks;
        this.clock = clock;
        this.changed = changed;
    }

    /** Finds everything out; of two questions only the answer to the last one counts. */
    void load(Walk walk) {
        int mine = walk.load();
        String environment = walk.environment();
        Optional<String> to = walk.limit();
        changed.run();
        tasks.start(
                Job.brief(Texts.get("deploy.loading", environment), (_, _) -> {
                    Deployment found = deploys.prepare(environment, to);
                    return new Found(found, PlanLayout.of(found.plan()), deploys.gates(found, Answers.NONE));
                }),
                found -> {
                    if (walk.isAsked(mine)) {
                        walk.take(found.deployment(), found.layout(), found.gates());
                        judge(walk);
                    }
                },
                problem -> {
                    if (walk.isAsked(mine)) {
                        fail(walk, problem);
                        changed.run();
                    }
                });
    }

    /** Judges the gates by what is typed now; what is typed meanwhile is judged after that, once. */
    void judge(Walk walk) {
        walk.judging();
        changed.run();
        if (walk.deployment().isEmpty()) {
            return;
        }
        if (judging) {
            waiting.add(walk);
            return;
        }
        judging = true;
        Deployment about = walk.deployment().get();
        Answers said = walk.answers();
        tasks.start(
                Job.brief(Texts.get("deploy.judging", walk.environment()), (_, _) -> deploys.gates(about, said)),
                gates -> {
                    if (walk.deployment().equals(Optional.of(about)) && !waiting.contains(walk)) {
                        walk.judge(gates);
                    }
                    next();
                },
                problem -> {
                    fail(walk, problem);
                    next();
                });
    }

    private void next() {
        judging = false;
        changed.run();
        if (!waiting.isEmpty()) {
            judge(waiting.removeFirst());
        }
    }

    private void fail(Walk walk, Throwable problem) {
        walk.fail(sentence(problem), Outage.of(problem, walk.outage(), clock));
    }

    static String sentence(Throwable problem) {
        return problem instanceof LockkeeperException known
                ? WindowWords.of(known)
                : Texts.get("deploy.failed", String.valueOf(problem.getMessage()));
    }

    private record Found(Deployment deployment, PlanLayout layout, List<Gate> gates) {}
}
