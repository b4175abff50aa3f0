package org.lockkeeper.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.Project;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Outcome;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.SandboxOperation.SeedMigrations;
import org.lockkeeper.guard.SandboxOperation.SeedSandbox;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.sandbox.Member.Deployment;
import org.lockkeeper.task.CancelToken;

/** Brings a database to where the sample project stands on its cluster, by running the project's own engine and nothing else. */
final class Histories {
    /** About how many migrations take as long as the rows. */
    private static final int WEIGHT_OF_ROWS = 8;

    private final SandboxFolder folder;
    private final Function<Project, MigrationEngine> engines;
    private final ProductionGuard guard;

    Histories(SandboxFolder folder, Function<Project, MigrationEngine> engines, ProductionGuard guard) {
        this.folder = folder;
        this.engines = engines;
        this.guard = guard;
    }

    /** What one history adds to the steps of a progress. */
    static int steps(Member member) {
        Deployment last = member.deployments().getLast();
        return WEIGHT_OF_ROWS + last.migrations() - (last.failing().isPresent() ? 1 : 0);
    }

    void make(Member member, Flavour flavour, ConnectionProfile profile, Steps steps, CancelToken cancel)
            throws IOException {
        try (Database database = new Database(profile, _ -> Optional.empty())) {
            for (Deployment deployment : member.deployments()) {
                deploy(member, flavour, deployment, database, steps, cancel);
                if (deployment.equals(member.deployments().getFirst())) {
                    steps.begin("%s: filling %s with rows".formatted(member.label(), flavour.database()));
                    fill(member, database, cancel);
                    steps.finish("%s: %s has its rows".formatted(member.label(), flavour.database()), WEIGHT_OF_ROWS);
                }
            }
        }
    }

    private void deploy(
            Member member, Flavour flavour, Deployment deployment, Database database, Steps steps, CancelToken cancel)
            throws IOException {
        cancel.throwIfRequested();
        Path files = folder.earlierProjects(member).resolve(flavour.folder());
        SandboxFolder.delete(files);
        SampleProject.copy(flavour, deployment, files);
        MigrationEngine.Scripts scripts = engines.apply(flavour.project(files)).load();
        MigrationPlan plan = scripts.plan(database, Optional.empty());
        var clearance = guard.clear(
                new SeedMigrations(folder.cluster(member), plan.operation()),
                database.profile().site(plan.target(), ChangeWindow.ALWAYS),
                List.of(),
                Confirmer.NOBODY);
        MigrationRun run = clearance.concluding(
                () -> scripts.apply(database, plan, clearance, tell(member, steps), cancel), MigrationRun::outcome);
        Optional<String> failed = run.failed().map(RunFailure::name);
        boolean asMeant = failed.map(
                        name -> deployment.failing().filter(name::contains).isPresent())
                .orElse(deployment.failing().isEmpty());
        if (!asMeant) {
            cancel.throwIfRequested();
            throw new LockkeeperException(
                    "LK-SANDBOX-SAMPLE",
                    ExitCode.DEFECT,
                    "The sample migrations did not run on %s (%s) as they were made to: %s."
                            .formatted(
                                    member.label(),
                                    flavour.database(),
                                    run.failed()
                                            .map(f -> f.name() + " failed, " + f.message())
                                            .orElse("none failed")));
        }
    }

    private static RunListener tell(Member member, Steps steps) {
        return new RunListener() {
            @Override
            public void migrationStarted(String name, int index, int total) {
                steps.begin(member.label() + ": " + name);
            }

            @Override
            public void migrationFinished(String name) {
                // A repeatable one runs when it likes and was not counted.
                steps.finish(
                        member.label() + ": " + name,
                        Flavour.version(Path.of(name)).isPresent() ? 1 : 0);
            }
        };
    }

    private void fill(Member member, Database database, CancelToken cancel) throws IOException {
        TargetIdentity target;
        try (ReadSession session = database.read()) {
            target = session.facts().identity();
        }
        var clearance = guard.clear(
                new SeedSandbox(folder.cluster(member)),
                database.profile().site(target, ChangeWindow.ALWAYS),
                List.of(),
                Confirmer.NOBODY);
        List<String> texts = new ArrayList<>(List.of(SampleProject.text("rows/all.sql")));
        if (member.ownRows().isPresent()) {
            texts.add(SampleProject.text("rows/" + member.ownRows().get()));
        }
        texts.add(SampleProject.text("rows/analyze.sql"));
        clearance.concluding(
                () -> run(database, clearance, texts, cancel),
                count -> new Outcome(Outcome.Result.DONE, "ran " + count + " scripts of rows"));
    }

    private static int run(
            Database database, Clearance<SeedSandbox> clearance, List<String> texts, CancelToken cancel) {
        try (WriteSession session = database.write(clearance)) {
            texts.forEach(text -> session.run(clearance, text, cancel));
            return texts.size();
        }
    }
}
