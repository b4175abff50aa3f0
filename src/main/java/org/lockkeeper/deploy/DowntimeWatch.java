package org.lockkeeper.deploy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunPulse;
import org.lockkeeper.migration.RunRetry;

/** Listens to a run for when it began and who had to wait behind it, and tells another listener everything. */
final class DowntimeWatch implements RunListener {
    private final RunListener other;
    private final Clock clock;
    private Optional<Instant> begun = Optional.empty();
    private int pulses;
    private int most;
    private Duration longest = Duration.ZERO;

    DowntimeWatch(RunListener other, Clock clock) {
        this.other = other;
        this.clock = clock;
    }

    /** How long it took, without the time that a person took to confirm it. */
    synchronized Duration until(Instant end) {
        return begun.map(start -> Duration.between(start, end)).orElse(Duration.ZERO);
    }

    /** What was seen; nobody is asked whether an application was down. */
    synchronized String words() {
        if (most > 0) {
            return "Up to %s for up to %d %s that waited behind it"
                    .formatted(RiskSheet.words(longest), most, most == 1 ? "session" : "sessions");
        }
        return pulses == 0
                ? "None seen: it was over before the first look at who waits"
                : "None: in %d looks nobody waited behind it".formatted(pulses);
    }

    @Override
    public void backend(long pid, Instant at) {
        other.backend(pid, at);
    }

    @Override
    public void migrationStarted(String name, int index, int total) {
        synchronized (this) {
            begun = begun.or(() -> Optional.of(clock.instant()));
        }
        other.migrationStarted(name, index, total);
    }

    @Override
    public void statementStarted(String migration, int line, String sql, int number, int total) {
        other.statementStarted(migration, line, sql, number, total);
    }

    @Override
    public void migrationFinished(String name) {
        other.migrationFinished(name);
    }

    @Override
    public void notice(String text) {
        other.notice(text);
    }

    @Override
    public void retry(RunRetry retry) {
        other.retry(retry);
    }

    @Override
    public void pulse(RunPulse pulse) {
        synchronized (this) {
            pulses++;
            most = Math.max(most, pulse.queued());
            longest = longest.compareTo(pulse.longestQueued()) < 0 ? pulse.longestQueued() : longest;
        }
        other.pulse(pulse);
    }
}
