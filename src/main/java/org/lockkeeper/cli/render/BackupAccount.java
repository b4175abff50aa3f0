package org.lockkeeper.cli.render;

import java.time.Duration;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.backup.BackupManifest.TableRows;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.connection.Workspace;

/** A backup that was made, for a terminal. */
public final class BackupAccount {
    private static final int LABEL = 10;

    private BackupAccount() {}

    public static String render(Backup backup, Duration took, Workspace workspace, Pen pen) {
        BackupManifest manifest = backup.manifest();
        StringBuilder text = new StringBuilder();
        text.append(pen.paint(Tone.GOOD, pen.sign("✓", "ok")))
                .append(" backup ")
                .append(Inert.line(backup.name()))
                .append('\n');
        Facts.append(text, pen, LABEL, "where", backup.place().label());
        Facts.append(
                text,
                pen,
                LABEL,
                "dump",
                "%s, %s, %s, in %s"
                        .formatted(
                                manifest.dump().file(),
                                manifest.options().format().label(),
                                Figures.bytes(manifest.dump().bytes()),
                                Figures.time(took)));
        Facts.append(text, pen, LABEL, "sha256", manifest.dump().sha256());
        Facts.append(text, pen, LABEL, "holds", holds(manifest));
        Facts.append(text, pen, LABEL, "level", manifest.level().orElse("no migration, or not known"));
        manifest.notes().forEach(note -> Facts.append(text, pen, LABEL, "note", note));
        text.append(
                        manifest.isProvable()
                                ? "Not proven yet: "
                                        + workspace
                                                .command("backups", "verify", backup.name())
                                                .line()
                                : "Rows alone want the definitions that they go into: no test restore can prove them by themselves.")
                .append('\n');
        return text.toString();
    }

    private static String holds(BackupManifest manifest) {
        String tables = Words.count(manifest.tables().size(), "table");
        String rows = Words.count(
                manifest.tables().stream().mapToLong(TableRows::rows).sum(), "row");
        return manifest.isReadBack()
                ? tables + " with " + rows + ", counted in the dump"
                : tables + ", rows not counted";
    }
}
