package org.lockkeeper.cli.render;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.lockkeeper.activity.AgeWords;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.WorkProgress;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;

/** The migrations that run, and how it stands with each; where there is something to be done, what. */
final class MigrationLines {
    private static final int MOST_NAMED = 5;

    private MigrationLines() {}

    static String render(List<MigrationAtWork> migrations, Pen pen) {
        StringBuilder text = new StringBuilder();
        for (MigrationAtWork migration : migrations) {
            text.append(line(migration, pen)).append('\n');
            int number = 1;
            for (String way : MigrationWays.of(migration)) {
                text.append("  %d. %s%n".formatted(number, way));
                number++;
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String line(MigrationAtWork migration, Pen pen) {
        return switch (migration.standing()) {
            case WAITS -> pen.paint(Tone.BAD, "Stuck: ") + name(migration) + waits(migration) + queue(migration);
            case WAITS_FOR_TURN ->
                pen.paint(Tone.CAUTION, "Waits for its turn: ") + name(migration) + waits(migration) + queue(migration);
            case LEFT ->
                pen.paint(Tone.BAD, "Perhaps left by a dead run: ")
                        + "the lock of %s, held by %s".formatted(migration.engine(), who(migration.session()))
                        + idle(migration)
                        + queue(migration)
                        + turns(migration);
            case HOLDS_UP, WORKS ->
                pen.paint(Tone.WORK, "Working: ")
                        + name(migration)
                        + migration.progress().map(MigrationLines::progress).orElse("")
                        + idle(migration)
                        + queue(migration)
                        + turns(migration);
        };
    }

    private static String name(MigrationAtWork migration) {
        return "migration %s (%s, pid %d)"
                .formatted(
                        Inert.line(migration.migration().orElse("of an unknown name")),
                        migration.engine(),
                        migration.session().pid());
    }

    private static String waits(MigrationAtWork migration) {
        return migration.waiting().map(age -> " waits for " + AgeWords.of(age)).orElse(" waits")
                + migration.waitsFor().map(what -> " for " + Inert.line(what)).orElse("")
                + " behind "
                + migration.behind().stream()
                        .map(pid -> pid == 0 ? "a prepared transaction" : "pid " + pid)
                        .collect(Collectors.joining(", "));
    }

    private static String idle(MigrationAtWork migration) {
        return migration
                .idle()
                .map(age ->
                        ", %s for %s".formatted(Inert.line(migration.session().state()), AgeWords.of(age)))
                .orElse("");
    }

    private static String queue(MigrationAtWork migration) {
        if (migration.queued() == 0) {
            return "";
        }
        Duration longest = migration.longestQueued();
        return "; %d queued behind it".formatted(migration.queued())
                + (longest.isZero() ? "" : ", the longest for " + AgeWords.of(longest));
    }

    private static String turns(MigrationAtWork migration) {
        List<Session> turns = migration.turns();
        return turns.isEmpty()
                ? ""
                : "; wanted by "
                        + turns.stream()
                                .limit(MOST_NAMED)
                                .map(MigrationLines::who)
                                .collect(Collectors.joining(", "))
                        + (turns.size() > MOST_NAMED ? " and %d more".formatted(turns.size() - MOST_NAMED) : "");
    }

    /** Such as {@code pid 4711 (ci-deploy)}. */
    private static String who(Session session) {
        return "pid " + session.pid()
                + (session.application().isEmpty() ? "" : " (%s)".formatted(Inert.line(session.application())));
    }

    private static String progress(WorkProgress progress) {
        String share = progress.fraction() < 0 ? "" : " %d %%".formatted(Math.round(progress.fraction() * 100));
        return ": %s %s%s"
                .formatted(progress.command(), progress.phase(), share)
                .stripTrailing();
    }
}
