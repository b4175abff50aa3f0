package org.lockkeeper.cli.render;

import java.util.List;
import java.util.stream.Collectors;
import org.lockkeeper.activity.AgeWords;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.WorkProgress;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;

/** The migrations that run, those that are stuck with their ways out. */
final class MigrationLines {
    private MigrationLines() {}

    static String render(List<MigrationAtWork> migrations, Pen pen) {
        StringBuilder text = new StringBuilder();
        for (MigrationAtWork migration : migrations) {
            String name = "migration %s (%s, pid %d)"
                    .formatted(
                            Inert.line(migration.migration().orElse("of an unknown name")),
                            migration.engine(),
                            migration.session().pid());
            if (migration.isStuck()) {
                text.append(pen.paint(Tone.BAD, "Stuck: "))
                        .append(name)
                        .append(stuck(migration))
                        .append('\n');
                ways(text, migration);
            } else {
                text.append(pen.paint(Tone.WORK, "Working: "))
                        .append(name)
                        .append(migration
                                .progress()
                                .map(MigrationLines::progress)
                                .orElse(""))
                        .append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String stuck(MigrationAtWork migration) {
        StringBuilder text = new StringBuilder();
        if (!migration.behind().isEmpty()) {
            text.append(migration
                            .waiting()
                            .map(age -> " waits for " + AgeWords.of(age))
                            .orElse(" waits"))
                    .append(migration
                            .waitsFor()
                            .map(what -> " for " + Inert.line(what))
                            .orElse(""))
                    .append(" behind ")
                    .append(pids(migration));
        }
        if (migration.queued() > 0) {
            text.append("; %d queued behind it, the longest for %s"
                    .formatted(migration.queued(), AgeWords.of(migration.longestQueued())));
        }
        return text.toString();
    }

    /** In the order in which they do least harm. */
    private static void ways(StringBuilder text, MigrationAtWork migration) {
        if (!migration.behind().isEmpty()) {
            text.append("  1. End what it waits for: terminate ")
                    .append(pids(migration))
                    .append(".\n");
        }
        text.append("  2. Cancel the migration (pid %d) and run it again with --lock-timeout.%n"
                        .formatted(migration.session().pid()))
                .append("  3. Leave it and wait.\n");
    }

    private static String pids(MigrationAtWork migration) {
        return migration.behind().stream()
                .map(pid -> pid == 0 ? "a prepared transaction" : "pid " + pid)
                .collect(Collectors.joining(", "));
    }

    private static String progress(WorkProgress progress) {
        String share = progress.fraction() < 0 ? "" : " %d %%".formatted(Math.round(progress.fraction() * 100));
        return ": %s %s%s"
                .formatted(progress.command(), progress.phase(), share)
                .stripTrailing();
    }
}
