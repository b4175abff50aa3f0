package org.lockkeeper.sandbox.incident;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.db.Database;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.SandboxOperation.PlayIncident;
import org.lockkeeper.sandbox.Sandbox;
import org.lockkeeper.sandbox.incident.Performance.Phase;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Incidents to practise on, one at a time, in the sandbox's production. Each is played by a process of its own, which outlives whoever
 * started it; what a killed one left behind is cleared away by the next.
 */
public final class Incidents {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

    /** How long everything stays as it is once it is decided, to be looked at. */
    private static final Duration LINGER = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Times two milliseconds: how long the slow index takes. */
    private static final int ROWS = 20_000;

    private final Sandbox sandbox;
    private final ProductionGuard guard;
    private final PlayerProcess process;
    private final Clock clock;

    /** @param process starts the process that plays */
    public Incidents(Sandbox sandbox, ProductionGuard guard, PlayerProcess process, Clock clock) {
        this.sandbox = sandbox;
        this.guard = guard;
        this.process = process;
        this.clock = clock;
    }

    /**
     * An incident as it stands.
     *
     * @param alive whether the process that plays it lives
     */
    public record Standing(Performance performance, boolean alive, Verdict verdict) {}

    /**
     * Starts one, the sandbox too where it does not run, and returns when everybody is in place.
     *
     * @throws LockkeeperException if another one is under way, or it cannot be played
     */
    public Standing start(Incident incident, Progress progress, CancelToken cancel) {
        Optional<Standing> earlier = standing();
        if (earlier.filter(s -> s.alive() && s.verdict().result() == Verdict.Result.OPEN)
                .isPresent()) {
            throw new LockkeeperException(
                    "LK-SANDBOX-INCIDENT",
                    ExitCode.USAGE,
                    "The incident %s is still open: solve it, or end it with \"lockkeeper sandbox incident stop\"."
                            .formatted(earlier.get().performance().incident()));
        }
        stop();
        if (!sandbox.status().isRunning()) {
            sandbox.start(Sandbox.Lifetime.UNTIL_STOPPED, progress, cancel);
        }
        progress.report("the sessions of " + incident + " take their places", 0, 0);
        Path log = folder().resolve("incident.log");
        Process started = process.start(incident, log);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (cancel.await(LOOK)) {
                stop();
                cancel.throwIfRequested();
            }
            Optional<Standing> now = standing();
            Phase phase = now.map(s -> s.performance().phase()).orElse(Phase.PREPARING);
            if (phase == Phase.FAILED || (now.isEmpty() && !started.isAlive() && started.exitValue() != 0)) {
                throw failure(
                        incident, now.map(s -> s.performance().message()).orElse("its process ended at once"), log);
            }
            if (phase != Phase.PREPARING) {
                return now.orElseThrow();
            }
        }
        stop();
        throw failure(incident, "nobody was in place within " + PATIENCE.toSeconds() + " s", log);
    }

    private static LockkeeperException failure(Incident incident, String why, Path log) {
        return new LockkeeperException(
                "LK-SANDBOX-INCIDENT",
                ExitCode.UNREACHABLE,
                "The incident %s could not be played: %s. Nothing of it is left; look into %s, and at \"lockkeeper sandbox reset\" where the sandbox is an earlier version's."
                        .formatted(incident, why.strip().replaceAll("\\.$", ""), log));
    }

    /** The last one that was started; empty where none was. */
    public Optional<Standing> standing() {
        try {
            return file().read().map(performance -> {
                boolean alive = PlayerProcess.find(performance).isPresent();
                return new Standing(performance, alive, Verdict.of(performance, alive));
            });
        } catch (IOException e) {
            throw files(e);
        }
    }

    /** Ends the one that is being played, and forgets it. */
    public void stop() {
        try {
            file().read().flatMap(PlayerProcess::find).ifPresent(PlayerProcess::end);
            java.nio.file.Files.deleteIfExists(file().file());
        } catch (IOException e) {
            throw files(e);
        }
    }

    /** Plays one in this process, until it is over or the curtain falls; then clears it away. */
    public void play(Incident incident, CancelToken curtain) {
        play(incident, curtain, ROWS, LINGER);
    }

    /**
     * As {@link #play(Incident, CancelToken)}, as large and as long as is said.
     *
     * @param rows two milliseconds of work each, where something has to take its time
     * @param linger how long everything stays as it is once it is decided
     */
    public void play(Incident incident, CancelToken curtain, int rows, Duration linger) {
        Instant begun = clock.instant();
        Stage stage = new Stage(incident, curtain, linger);
        PlayIncident operation = new PlayIncident(sandbox.stage(), incident.label());
        try (Database prisma = new Database(sandbox.stageProfile(ProjectKind.PRISMA), _ -> Optional.empty());
                Database flyway = new Database(sandbox.stageProfile(ProjectKind.FLYWAY), _ -> Optional.empty())) {
            Companies companies = new Companies(guard, operation, prisma, flyway);
            write(incident, begun, stage);
            companies.run(Scripts.cleaning());
            companies.run(Scripts.preparation(incident, rows));
            stage.play(prisma, companies, now -> write(incident, begun, now));
            companies.run(Scripts.cleaning());
            companies.conclude("played, and cleared away");
        } catch (LockkeeperException e) {
            broken(incident, begun, stage, e.sentence(), e);
        } catch (GuardRefusedException e) {
            broken(incident, begun, stage, e.sentence(), e);
        }
    }

    private void broken(Incident incident, Instant begun, Stage stage, String why, RuntimeException e) {
        LOG.warn("the incident {} could not be played to its end", incident, e);
        write(new Performance(
                incident,
                ProcessHandle.current().pid(),
                PlayerProcess.ownStart(),
                begun,
                stage.phase() == Phase.PREPARING ? Phase.FAILED : stage.phase(),
                why,
                stage.players()));
    }

    private void write(Incident incident, Instant begun, Stage stage) {
        write(new Performance(
                incident,
                ProcessHandle.current().pid(),
                PlayerProcess.ownStart(),
                begun,
                stage.phase(),
                stage.message(),
                stage.players()));
    }

    private void write(Performance performance) {
        try {
            if (!file().read().equals(Optional.of(performance))) {
                file().write(performance);
            }
        } catch (IOException e) {
            throw files(e);
        }
    }

    private PerformanceFile file() {
        return new PerformanceFile(folder().resolve("incident"));
    }

    private Path folder() {
        return sandbox.folder();
    }

    private LockkeeperException files(IOException e) {
        return new LockkeeperException(
                "LK-SANDBOX-FILES",
                ExitCode.ATTENTION,
                "What is known of the incident in %s could not be read or written (%s): look at the folder's rights and its free space."
                        .formatted(folder(), e),
                e);
    }
}
