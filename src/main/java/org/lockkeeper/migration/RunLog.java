package org.lockkeeper.migration;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one run. Once a run is under way a full disk must not stop it: the log then ends there, the listener is told so once, and
 * the run goes on.
 */
final class RunLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    private final Path file;
    private final BufferedWriter writer;
    private final Clock clock;
    private RunListener listener = RunListener.NONE;
    private Object lastPulse = "";
    private final SequencedSet<Long> pids = new LinkedHashSet<>();
    private @Nullable Instant serverStart;
    private long startedAt;
    private Optional<String> broken = Optional.empty();

    RunLog(Path file, BufferedWriter writer, Clock clock, MigrationPlan plan) throws IOException {
        this.file = file;
        this.writer = writer;
        this.clock = clock;
        writer.write("%s plan %s on %s (%s, system %s)%n"
                .formatted(
                        clock.instant(),
                        plan.digest(),
                        plan.profile().name(),
                        plan.profile().address(),
                        plan.target().system()));
        writer.write("rule: " + plan.transactionRule() + System.lineSeparator());
        writer.flush();
    }

    /** A listener that writes here and tells the other. */
    RunListener alongside(RunListener other) {
        listener = other;
        return new RunListener() {
            @Override
            public void backend(long pid, Instant at) {
                pids.add(pid);
                if (serverStart == null) {
                    serverStart = at;
                    startedAt = System.nanoTime();
                }
                line("backend: pid %d, the server's clock says %s".formatted(pid, at));
                other.backend(pid, at);
            }

            @Override
            public void migrationStarted(String name, int index, int total) {
                line("migration %d of %d: %s".formatted(index + 1, total, name));
                other.migrationStarted(name, index, total);
            }

            @Override
            public void statementStarted(String migration, int line, String sql, int number, int total) {
                line("  line %d: %s".formatted(line, sql.indent(4).strip()));
                other.statementStarted(migration, line, sql, number, total);
            }

            @Override
            public void migrationFinished(String name) {
                line("applied " + name);
                other.migrationFinished(name);
            }

            @Override
            public void notice(String text) {
                line("  notice: " + text);
                other.notice(text);
            }

            @Override
            public void retry(RunRetry retry) {
                line("  again: " + retry.words());
                other.retry(retry);
            }

            @Override
            public void pulse(RunPulse pulse) {
                if (!pulse.gist().equals(lastPulse)) {
                    lastPulse = pulse.gist();
                    line("  watch: " + (pulse.words().isEmpty() ? "at work" : pulse.words()));
                }
                other.pulse(pulse);
            }
        };
    }

    /** Runs, and writes how that ended; the result names this file. */
    MigrationRun conclude(Supplier<MigrationRun> running) {
        try {
            return conclude(running.get());
        } catch (RuntimeException e) {
            line("ended: " + e.getMessage());
            throw e;
        }
    }

    private MigrationRun conclude(MigrationRun run) {
        run.failed()
                .ifPresentOrElse(
                        f -> line("failed: %s line %d, SQLSTATE %s: %s (%s, try %d)%nleft behind: %s"
                                .formatted(
                                        f.name(),
                                        f.line(),
                                        f.sqlState().orElse("none"),
                                        f.message(),
                                        f.cause().label(),
                                        f.tries(),
                                        f.leftBehind())),
                        () -> line("all went well: %d applied"
                                .formatted(run.applied().size())));
        return new MigrationRun(run.applied(), run.failed(), Optional.of(file), broken, backends());
    }

    /** The server is not asked for its time again: after a failure there may be nobody to ask. */
    private Optional<RunBackends> backends() {
        Instant from = serverStart;
        return from == null
                ? Optional.empty()
                : Optional.of(new RunBackends(
                        List.copyOf(pids), from, from.plusNanos(Math.max(0, System.nanoTime() - startedAt))));
    }

    private synchronized void line(String text) {
        if (broken.isPresent()) {
            return;
        }
        try {
            writer.write(clock.instant() + " " + text + System.lineSeparator());
            writer.flush();
        } catch (IOException e) {
            broken = Optional.of(String.valueOf(e.getMessage()));
            LOG.warn("the run's log {} ends early", file, e);
            listener.notice("The run's log %s ends here: %s. The run goes on.".formatted(file, e.getMessage()));
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            LOG.warn("closing the run's log {}", file, e);
        }
    }
}
