package org.lockkeeper.ui.run;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunPulse;
import org.lockkeeper.migration.RunRetry;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.Texts;

/** Hears the run in its own threads and tells the toolkit's; of several steps between two pulses of the screen only the last one. */
final class RunProgress implements RunListener {
    private final Progress progress;
    private final Executor toolkit;
    private final Hearer hearer;
    private final RunStands stands;
    private final long total;
    private final AtomicBoolean standsTold = new AtomicBoolean();
    private final AtomicReference<@Nullable RunPosition> latest = new AtomicReference<>();
    private long begun;
    private int index;
    private int migrations;

    /** @param stands is told what is reported of each migration */
    RunProgress(MigrationPlan plan, Progress progress, Executor toolkit, Hearer hearer, RunStands stands) {
        this.stands = stands;
        this.progress = progress;
        this.toolkit = toolkit;
        this.hearer = hearer;
        this.total = Math.max(
                1,
                plan.migrations().stream()
                        .mapToLong(m -> m.scriptStatements().size())
                        .sum());
    }

    @Override
    public void migrationStarted(String name, int started, int ofAll) {
        index = started;
        migrations = ofAll;
        stands.started(name);
        tellStands();
        tell(name, 0, 0, 0);
    }

    @Override
    public void migrationFinished(String name) {
        stands.finished(name);
        tellStands();
    }

    @Override
    public void statementStarted(String migration, int line, String sql, int number, int ofScript) {
        tell(migration, line, number, ofScript);
        begun++;
    }

    @Override
    public void pulse(RunPulse pulse) {
        toolkit.execute(() -> hearer.pulse(pulse));
    }

    @Override
    public void retry(RunRetry retry) {
        toolkit.execute(() -> hearer.retry(retry));
    }

    @Override
    public void verifying() {
        progress.report(Texts.get("run.verifying"), total, total);
        toolkit.execute(hearer::verifying);
    }

    @Override
    public void looking(String what, long done, long of) {
        progress.report(Texts.get("run.looking", what), done, of);
    }

    private void tell(String migration, int line, int number, int statements) {
        double done = Math.clamp((double) begun / total, 0, 1);
        RunPosition position = new RunPosition(migration, index, migrations, line, number, statements, done);
        progress.report(words(position), begun, total);
        if (latest.getAndSet(position) == null) {
            toolkit.execute(() -> {
                RunPosition newest = latest.getAndSet(null);
                if (newest != null) {
                    hearer.reached(newest);
                }
            });
        }
    }

    private void tellStands() {
        if (!standsTold.getAndSet(true)) {
            toolkit.execute(() -> {
                standsTold.set(false);
                hearer.stands(stands.now());
            });
        }
    }

    /** Where the run is, in words. */
    static String words(RunPosition p) {
        String migration = Texts.get("run.position", p.index() + 1, p.migrations(), p.migration());
        if (p.statement() == 0) {
            return migration;
        }
        return p.statements() > 0
                ? Texts.get("run.position.statement", migration, p.statement(), p.statements(), p.line())
                : Texts.get("run.position.line", migration, p.line());
    }

    /** Hears in the toolkit's thread. */
    interface Hearer {
        void reached(RunPosition position);

        void stands(List<RunStand> now);

        void pulse(RunPulse pulse);

        void retry(RunRetry retry);

        void verifying();
    }
}
