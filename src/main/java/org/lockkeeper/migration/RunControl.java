package org.lockkeeper.migration;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.OwnBackend;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.RunFailure.Cause;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Heartbeat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands beside an engine while it runs: it watches the run from a second connection, has it give way where others wait too long
 * behind it, and says whether a try that came to nothing is made again. The engine tells it which backends are its own.
 */
public final class RunControl implements AutoCloseable {
    /** How often the server is asked at most. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(RunControl.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final RunOptions options;
    private final RunListener told;
    private final CancelToken cancel;
    private final SafetyValve valve;
    private final PulseReader reader;
    private final Set<Long> backends = ConcurrentHashMap.newKeySet();
    private final Optional<Heartbeat> heartbeat;
    private volatile Try current;
    private volatile String migration = "";
    private volatile boolean blind;
    private int tries = 1;

    private RunControl(Database database, RunOptions options, RunListener told, CancelToken cancel) {
        this.options = options;
        this.told = told;
        this.cancel = cancel;
        this.valve = new SafetyValve(options.maxQueued(), options.maxQueueWait());
        this.reader = new PulseReader(database);
        this.current = new Try(cancel);
        this.heartbeat = options.watched()
                ? Optional.of(Heartbeat.start("run watch", INTERVAL, this::look, reader::close))
                : Optional.empty();
    }

    /**
     * Begins to watch.
     *
     * @param cancel what a person asks through
     */
    public static RunControl start(Database database, RunOptions options, RunListener told, CancelToken cancel) {
        return new RunControl(database, options, told, cancel);
    }

    /** A backend that works for the run. */
    public void joined(OwnBackend backend) {
        backends.add(backend.pid());
        told.backend(backend.pid(), backend.at());
    }

    public void left(long pid) {
        backends.remove(pid);
    }

    /** Who is told, for the engine. */
    public RunListener listener() {
        return told;
    }

    /** How long a lock is waited for by what can be tried again. */
    public Optional<Duration> lockTimeout() {
        return options.lockTimeout();
    }

    /** A migration begins: its first try. */
    public void begin(String name) {
        tries = 1;
        migration = name;
        renew();
    }

    /** Nothing of it runs any more. */
    public void end() {
        migration = "";
    }

    /** Stops the present try, at a person's request or the valve's. */
    public CancelToken attempt() {
        return current.token;
    }

    /** Whether a person asked the run to stop. */
    public boolean isCancelled() {
        return cancel.isRequested();
    }

    /** Why the valve stopped the present try; empty where it did not, or where a person was faster. */
    public Optional<String> tripped() {
        return cancel.isRequested() ? Optional.empty() : Optional.ofNullable(current.reason);
    }

    /** How the present try ended, by the server's SQLSTATE. */
    public Cause cause(Optional<String> sqlState) {
        if (tripped().isPresent()) {
            return Cause.SAFETY_VALVE;
        }
        if (cancel.isRequested() && sqlState.map("57014"::equals).orElse(true)) {
            return Cause.CANCELLED;
        }
        return sqlState.filter(LOCK_NOT_AVAILABLE::equals).isPresent() ? Cause.LOCK_TIMEOUT : Cause.ERROR;
    }

    /** Whether a try that ended so, and of which nothing stays, is to be made again. */
    public boolean mayRetry(Cause cause) {
        return (cause == Cause.LOCK_TIMEOUT || cause == Cause.SAFETY_VALVE)
                && !cancel.isRequested()
                && tries < options.tries();
    }

    /**
     * Tells that a try is made again, and waits until it is time.
     *
     * @return false where a person has asked to stop meanwhile
     */
    public boolean pause(Cause cause) {
        Duration pause = options.pauses().after(tries);
        String reason = tripped()
                .orElseGet(() -> options.lockTimeout()
                        .map(longest -> "its lock was not free within %d ms".formatted(longest.toMillis()))
                        .orElse("its lock was not free"));
        tries++;
        String name = migration;
        migration = "";
        told.retry(new RunRetry(name, reason, tries, options.tries(), pause));
        options.pauses().await(pause, cancel);
        migration = name;
        LOG.debug("{} after {}", name, cause);
        renew();
        return !cancel.isRequested();
    }

    /** The account of a failure, with the number of tries that it took. */
    public RunFailure counted(RunFailure failure) {
        return failure.after(tries);
    }

    private void renew() {
        Try before = current;
        current = new Try(cancel);
        before.registration.close();
    }

    /** In the watching thread. */
    @SuppressWarnings("CatchingUnchecked") // a defect of the watching must not end what is watched
    private void look() {
        String name = migration;
        Try looked = current;
        if (name.isEmpty() || backends.isEmpty()) {
            return;
        }
        try {
            Optional<RunPulse> pulse = reader.read(name, Set.copyOf(backends));
            blind = false;
            pulse.ifPresent(told::pulse);
            pulse.flatMap(valve::objection).ifPresent(looked::trip);
        } catch (LockkeeperException e) {
            LOG.debug("the run cannot be watched", e);
            if (!blind) {
                blind = true;
                told.notice("The run cannot be watched just now: " + e.sentence());
            }
        } catch (RuntimeException e) {
            LOG.error("watching the run", e);
        }
    }

    @Override
    public void close() {
        migration = "";
        heartbeat.ifPresent(Heartbeat::close);
        current.registration.close();
    }

    /** One try of one migration. */
    private static final class Try {
        final CancelToken token = new CancelToken();
        final CancelToken.Registration registration;
        volatile @Nullable String reason;

        Try(CancelToken cancel) {
            registration = cancel.onCancel(token::cancel);
        }

        void trip(String why) {
            if (reason == null) {
                reason = why;
                token.cancel();
            }
        }
    }
}
