package org.lockkeeper.cli;

import org.lockkeeper.backup.BackupListener;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.ProgressBar;

/** How a backup, a proof or a restore goes: a bar on a terminal, what a person should know anywhere. */
final class BackupProgress implements BackupListener {
    private final CliContext cli;
    private final ProgressBar bar;

    BackupProgress(CliContext cli, ProgressBar bar) {
        this.cli = cli;
        this.bar = bar;
    }

    @Override
    public void report(String what, long done, long total) {
        bar.report(what, done, total);
    }

    @Override
    public void notice(String sentence) {
        bar.clear();
        cli.message(Inert.line(sentence));
    }
}
