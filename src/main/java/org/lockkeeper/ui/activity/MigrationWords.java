package org.lockkeeper.ui.activity;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;

/** What a card says of a migration. */
final class MigrationWords {
    private MigrationWords() {}

    static String stuck(MigrationAtWork migration) {
        String pid = Integer.toString(migration.session().pid());
        String behind = migration.behind().stream()
                .map(p -> p == 0 ? Texts.get("activity.prepared") : Integer.toString(p))
                .collect(Collectors.joining(", "));
        String waits = migration.behind().isEmpty()
                ? Texts.get("activity.stuck.holds", pid)
                : Texts.get(
                        "activity.stuck.waits",
                        pid,
                        Elapsed.text(migration.waiting().orElse(Duration.ZERO)),
                        migration.waitsFor().map(VisibleText::of).orElse(""),
                        behind);
        return migration.queued() == 0
                ? waits
                : waits + " "
                        + Texts.get(
                                "activity.stuck.queued", migration.queued(), Elapsed.text(migration.longestQueued()));
    }

    /** @param left of the phase, at the pace that was seen */
    static String working(MigrationAtWork migration, Reading reading, Optional<Duration> left) {
        String pid = Integer.toString(migration.session().pid());
        if (!migration.session().state().equals("active")) {
            return Texts.get("activity.working.idle", pid, migration.session().state());
        }
        String age =
                Elapsed.text(migration.session().queryStart().map(reading::age).orElse(Duration.ZERO));
        return migration
                .progress()
                .map(work -> Texts.get(
                                "activity.working.progress",
                                work.command(),
                                work.phase(),
                                VisibleText.of(work.relation()),
                                work.done(),
                                work.total(),
                                work.unit())
                        + left.map(time -> " " + Texts.get("activity.working.left", Elapsed.text(time)))
                                .orElse(""))
                .orElseGet(() -> Texts.get("activity.working.text", pid, age));
    }
}
