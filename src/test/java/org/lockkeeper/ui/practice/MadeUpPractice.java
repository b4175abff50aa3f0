package org.lockkeeper.ui.practice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.sandbox.incident.Incident;
import org.lockkeeper.sandbox.incident.Incidents.Standing;
import org.lockkeeper.sandbox.incident.Performance;
import org.lockkeeper.sandbox.incident.Verdict;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Plays nothing, and says that it does. */
public final class MadeUpPractice implements Practice {
    Optional<Standing> standing = Optional.empty();
    Verdict.Result result = Verdict.Result.OPEN;
    boolean alive = true;
    boolean broken;
    Instant begun = Instant.EPOCH;
    Performance.Phase phase = Performance.Phase.OPEN;

    Standing standing(Incident incident) {
        Performance performance = new Performance(incident, 1, Instant.EPOCH, begun, phase, "", List.of());
        return new Standing(performance, alive, new Verdict(result, List.of("Because.")));
    }

    @Override
    public Standing start(Incident incident, Progress progress, CancelToken cancel) {
        if (broken) {
            throw new LockkeeperException("LK-SANDBOX-INCIDENT", ExitCode.UNREACHABLE, "It could not be played.");
        }
        standing = Optional.of(standing(incident));
        return standing.get();
    }

    @Override
    public Optional<Standing> standing() {
        return standing.map(each -> standing(each.performance().incident()));
    }

    @Override
    public void stop() {
        standing = Optional.empty();
    }
}
