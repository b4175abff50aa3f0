package org.lockkeeper.ui.backup.wizard;

import org.lockkeeper.backup.BackupListener;
import org.lockkeeper.ui.wizard.Work;

/** Passes on what the services say. */
record Hearing(Work.Hearer hearer) implements BackupListener {
    @Override
    public void report(String what, long done, long total) {
        hearer.report(what, done, total);
    }

    @Override
    public void notice(String sentence) {
        hearer.notice(sentence);
    }
}
