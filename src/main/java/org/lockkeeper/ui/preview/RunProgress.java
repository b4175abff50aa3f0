package org.lockkeeper.ui.preview;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.Texts;

/** Hears the run in its own thread and tells the toolkit's; of several steps between two pulses only the last one. */
final class RunProgress implements RunListener {
    private final Progress progress;
    private final Executor toolkit;
    private final Consumer<RunPosition> reached;
    private final long total;
    private final AtomicReference<@Nullable RunPosition> latest = new AtomicReference<>();
    private long begun;
    private int index;
    private int migrations;

    RunProgress(MigrationPlan plan, Progress progress, Executor toolkit, Consumer<RunPosition> reached) {
        this.progress = progress;
        this.toolkit = toolkit;
        this.reached = reached;
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
        tell(name, 0, 0, 0);
    }

    @Override
    public void statementStarted(String migration, int line, String sql, int number, int ofScript) {
        tell(migration, line, number, ofScript);
        begun++;
    }

    private void tell(String migration, int line, int number, int statements) {
        double done = Math.clamp((double) begun / total, 0, 1);
        RunPosition position = new RunPosition(migration, index, migrations, line, number, statements, done);
        progress.report(words(position), begun, total);
        if (latest.getAndSet(position) == null) {
            toolkit.execute(() -> {
                RunPosition newest = latest.getAndSet(null);
                if (newest != null) {
                    reached.accept(newest);
                }
            });
        }
    }

    /** Where the run is, in words. */
    static String words(RunPosition p) {
        String migration = Texts.get("preview.position", p.index() + 1, p.migrations(), p.migration());
        if (p.statement() == 0) {
            return migration;
        }
        return p.statements() > 0
                ? Texts.get("preview.position.statement", migration, p.statement(), p.statements(), p.line())
                : Texts.get("preview.position.line", migration, p.line());
    }
}
