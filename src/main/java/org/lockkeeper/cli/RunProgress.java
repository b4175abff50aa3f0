package org.lockkeeper.cli;

import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunPulse;
import org.lockkeeper.migration.RunRetry;

/** A run's progress: a bar with a line for each finished migration on a terminal, the server's notices anywhere. */
final class RunProgress implements RunListener {
    private final CliContext cli;
    private final ProgressBar bar;
    private volatile int index;
    private volatile int total;
    private volatile String statement = "";

    RunProgress(CliContext cli, ProgressBar bar) {
        this.cli = cli;
        this.bar = bar;
    }

    @Override
    public void migrationStarted(String name, int index, int total) {
        this.index = index;
        this.total = total;
        bar.report(name, index, total);
    }

    @Override
    public void statementStarted(String migration, int line, String sql, int number, int of) {
        statement = of > 1 ? "statement %d of %d".formatted(number, of) : "line " + line;
        bar.report("%s, %s: %s".formatted(migration, statement, Inert.line(head(sql))), index, total);
    }

    /** Its waiting in place of its text: what is written there is known, what happens is not. */
    @Override
    public void pulse(RunPulse pulse) {
        String happening = pulse.words().isEmpty() ? "at work" : pulse.words();
        bar.report(
                "%s, %s, %d s: %s"
                        .formatted(pulse.migration(), statement, pulse.elapsed().toSeconds(), Inert.line(happening)),
                index,
                total);
    }

    @Override
    public void retry(RunRetry retry) {
        bar.clear();
        cli.message(Inert.line(retry.words()));
    }

    @Override
    public void migrationFinished(String name) {
        Pen pen = cli.io().errPen();
        bar.line(pen.paint(Tone.GOOD, pen.sign("✓", "ok")) + " " + Inert.line(name));
    }

    @Override
    public void verifying() {
        bar.report("comparing what is there with what was there before", total, total);
    }

    @Override
    public void looking(String what, long done, long of) {
        bar.report("looking at: " + what, done, of);
    }

    @Override
    public void notice(String text) {
        bar.clear();
        cli.message(Inert.line(text));
    }

    private static String head(String sql) {
        return sql.length() <= 200 ? sql : sql.substring(0, 200);
    }
}
