package org.lockkeeper.ui.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunFailure;

/** Keeps how each migration of a run stands, by what the run reports. For any thread. */
final class RunStands {
    private final List<String> names;
    private final Clock clock;
    private final List<RunStand> stands;
    private final Map<String, Instant> begun = new HashMap<>();

    RunStands(MigrationPlan plan, Clock clock) {
        this.names = plan.names();
        this.clock = clock;
        this.stands = new ArrayList<>(Collections.nCopies(names.size(), RunStand.WAITING));
    }

    /** One each, in the plan's order. */
    synchronized List<RunStand> now() {
        return List.copyOf(stands);
    }

    /** A further try counts from the first. */
    synchronized void started(String name) {
        begun.putIfAbsent(name, clock.instant());
        put(name, RunStand.RUNNING);
    }

    synchronized void finished(String name) {
        put(name, new RunStand(RunStand.State.APPLIED, took(name)));
    }

    /** The run is over: what it says of itself counts, whatever was reported before. */
    synchronized void ended(MigrationRun run) {
        Optional<String> failed = run.failed().map(RunFailure::name);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            RunStand was = stands.get(i);
            if (run.applied().contains(name)) {
                stands.set(
                        i,
                        was.state() == RunStand.State.APPLIED
                                ? was
                                : new RunStand(RunStand.State.APPLIED, Optional.empty()));
            } else if (begun.containsKey(name) && failed.equals(Optional.of(name))) {
                stands.set(i, new RunStand(RunStand.State.FAILED, took(name)));
            } else {
                stands.set(i, RunStand.NOT_BEGUN);
            }
        }
    }

    private Optional<Duration> took(String name) {
        return Optional.ofNullable(begun.get(name)).map(from -> Duration.between(from, clock.instant()));
    }

    private void put(String name, RunStand stand) {
        int index = names.indexOf(name);
        if (index >= 0) {
            stands.set(index, stand);
        }
    }
}
