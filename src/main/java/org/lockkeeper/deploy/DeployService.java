package org.lockkeeper.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.lockkeeper.backup.catalogue.BackupCatalogue;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunOptions;
import org.lockkeeper.migration.StatusMatrix;
import org.lockkeeper.task.CancelToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks a deploy through its gates; the window and the command line both stand on it. */
public final class DeployService {
    private static final Logger LOG = LoggerFactory.getLogger(DeployService.class);

    private final Workspace workspace;
    private final MigrationService migrations;
    private final Databases databases;
    private final BackupCatalogue catalogue;
    private final Verifier verifier;
    private final SecondLook secondLook;
    private final SignOffs signOffs;
    private final ReportFolder reports;
    private final Clock clock;
    private final DumpReadings dumps = new DumpReadings();

    /**
     * @param catalogue knows the backups to fall back on
     * @param verifier looks before and after
     */
    public DeployService(
            Workspace workspace,
            MigrationService migrations,
            Databases databases,
            ProductionGuard guard,
            BackupCatalogue catalogue,
            Verifier verifier,
            Clock clock) {
        this.workspace = workspace;
        this.migrations = migrations;
        this.databases = databases;
        this.catalogue = catalogue;
        this.verifier = verifier;
        this.secondLook = new SecondLook(workspace, migrations, databases, catalogue, dumps, clock);
        this.reports = new ReportFolder(workspace);
        this.signOffs = new SignOffs(workspace, databases, guard, reports, clock);
        this.clock = clock;
    }

    /**
     * Finds out what would run and what there is to know about it. Changes nothing.
     *
     * @param environment a profile's name
     * @param to the last migration to run; everything pending where empty
     * @throws LockkeeperException if the plan cannot be made or the checklist cannot be read
     */
    public Deployment prepare(String environment, Optional<String> to) {
        Preparation preparation =
                new Preparation(workspace, migrations, databases, environment, catalogue, clock.instant());
        // First, since it closes in the record what a killed process left open, also where no plan can be made then.
        StatusMatrix matrix = migrations.status();
        return preparation.of(migrations.preview(environment, to), matrix);
    }

    /**
     * The gates up to the run, with what a person said so far.
     *
     * @throws LockkeeperException if something was said of a gate that there is not
     */
    public List<Gate> gates(Deployment deployment, Answers answers) {
        return Gates.of(deployment, answers, dumps);
    }

    /**
     * Compares what is said with what the guard wants, before anything is done.
     *
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed as that environment wants it
     */
    public void requireConfirmed(Deployment deployment, Answers answers, Confirmer confirmer) {
        migrations.requireConfirmed(deployment.plan(), consequences(deployment, gates(deployment, answers)), confirmer);
    }

    /**
     * Looks at the gates once more, runs, verifies and reports.
     *
     * @throws GatesChangedException if a gate was open and is not any more; nothing was run then
     * @throws LockkeeperException if a gate is shut, or what would run is no longer what was reviewed; nothing was run then
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed as that environment wants it
     */
    public DeployResult run(
            Deployment deployment,
            Answers answers,
            RunOptions options,
            Confirmer confirmer,
            RunListener listener,
            CancelToken cancel) {
        List<Gate> gates = gates(deployment, answers);
        requireOpen(deployment, gates);
        if (deployment.isEmpty()) {
            return new DeployResult(
                    gates,
                    new MigrationRun(List.of(), Optional.empty(), Optional.empty()),
                    Optional.empty(),
                    Optional.empty());
        }
        SecondLook.Seen now = secondLook.of(deployment, answers);
        SecondLook.Asking asking = secondLook.asking(now, answers, confirmer);
        Verifier.Comparison comparison = before(deployment, listener, cancel);
        DowntimeWatch watch = new DowntimeWatch(listener, clock);
        MigrationRun run = migrations.migrate(
                deployment.plan(), consequences(now.deployment(), now.gates()), options, asking, watch, cancel);
        Instant end = clock.instant();
        SecondLook.Seen latest = asking.latest();
        DeployReport report = new DeployReport(
                ReportFolder.id(end, deployment.environment()),
                latest.deployment(),
                latest.deployment().risk(answers),
                latest.gates(),
                run,
                end,
                watch.until(end),
                watch.words(),
                Changes.of(deployment.plan(), run),
                after(comparison, run, listener, cancel));
        return reported(report, latest.gates());
    }

    private Verifier.Comparison before(Deployment deployment, RunListener listener, CancelToken cancel) {
        try {
            return verifier.before(deployment.plan(), listener::looking, cancel);
        } catch (CancellationException e) {
            throw new LockkeeperException(
                    "LK-DEPLOY-CANCELLED",
                    ExitCode.ATTENTION,
                    "The deploy to %s was cancelled before anything was run. Nothing was changed."
                            .formatted(deployment.environment()),
                    e);
        }
    }

    /** What has run stands and has to be told, whatever happens to the look at it. */
    private static List<Verifier.Finding> after(
            Verifier.Comparison comparison, MigrationRun run, RunListener listener, CancelToken cancel) {
        // That the run was cancelled is no wish not to know how it left the database.
        CancelToken stop = cancel.isRequested() ? new CancelToken() : cancel;
        try {
            listener.verifying();
            return comparison.after(run, listener::looking, stop);
        } catch (RuntimeException e) {
            LOG.error("the look after the run", e);
            return List.of(Verifier.Finding.unknown(
                    "Looking after the run failed (%s); the log has the details.".formatted(e)));
        }
    }

    private DeployResult reported(DeployReport report, List<Gate> before) {
        List<Gate> gates = new ArrayList<>(before);
        gates.add(AfterGates.run(report));
        gates.add(AfterGates.verify(report));
        Path file = reports.markdown(report.id());
        Gate written = AfterGates.report("Written to %s and %s.".formatted(file, reports.log()), true);
        List<Gate> all = new ArrayList<>(gates);
        all.add(written);
        DeployReport whole = report.withGates(all);
        try {
            reports.write(whole);
            return new DeployResult(all, report.run(), Optional.of(whole), Optional.of(file));
        } catch (IOException e) {
            // The run stands; that it is not told in the workspace must not pass for all well.
            LOG.warn("the report {}", file, e);
            gates.add(AfterGates.report(
                    "The report cannot be written to %s (%s); the audit trail and the run's log have what happened."
                            .formatted(file, e.getMessage()),
                    false));
            return new DeployResult(gates, report.run(), Optional.of(report.withGates(gates)), Optional.empty());
        }
    }

    /**
     * Signs a deploy off, in its report, in the log and in the audit trail.
     *
     * @param report its name, or its file
     * @throws LockkeeperException if there is no such report, somebody has signed it for that role, or it cannot be written
     * @throws org.lockkeeper.guard.GuardRefusedException if it cannot be recorded
     */
    public SignOff signOff(String report, SignOff.Role role, String name) {
        return signOffs.sign(report, role, name);
    }

    /** The names under a report by now, those that were put there on the command line too. */
    public List<SignOff> signOffs(String report) {
        return signOffs.under(report);
    }

    private static void requireOpen(Deployment deployment, List<Gate> gates) {
        List<Gate> shut = gates.stream().filter(gate -> !gate.isOpen()).toList();
        if (!shut.isEmpty() && !deployment.isEmpty()) {
            throw new LockkeeperException(
                    "LK-DEPLOY-GATES",
                    ExitCode.ATTENTION,
                    "%d %s shut on %s: %s. Nothing was run; put it right, tick by name what a person stands for, or waive it with a reason."
                            .formatted(
                                    shut.size(),
                                    shut.size() == 1 ? "gate is" : "gates are",
                                    deployment.environment(),
                                    shut.stream().map(Gate::name).collect(Collectors.joining(", "))));
        }
    }

    /** What is shown and recorded beside the plan itself: tables, risk, and who said what at which gate. */
    private static List<String> consequences(Deployment deployment, List<Gate> gates) {
        List<String> lines = new ArrayList<>(deployment.impact().lines());
        gates.stream()
                .filter(gate -> gate.state() == Gate.State.WAIVED || gate.state() == Gate.State.MANUAL)
                .map(DeployService::line)
                .forEach(lines::add);
        return lines;
    }

    /** What was waived says so by itself, and why. */
    private static String line(Gate gate) {
        return gate.state() == Gate.State.WAIVED
                ? "gate %s: %s".formatted(gate.name(), gate.detail())
                : "gate %s is %s: %s".formatted(gate.name(), gate.state().label(), gate.detail());
    }
}
