package org.lockkeeper.ui.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.Standing;
import org.lockkeeper.activity.WorkProgress;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;

/** What a card says of a migration. */
final class MigrationWords {
    private static final int MOST_NAMED = 3;

    private MigrationWords() {}

    static String title(MigrationAtWork migration) {
        String engine = Texts.get("activity.engine." + migration.engine());
        return switch (migration.standing()) {
            case WAITS, WAITS_FOR_TURN -> named("activity.stuck.title", engine, migration);
            case LEFT -> Texts.get("activity.left.title", engine);
            case HOLDS_UP -> named("activity.queue.title", engine, migration);
            case WORKS -> named("activity.working.title", engine, migration);
        };
    }

    private static String named(String key, String engine, MigrationAtWork migration) {
        return migration
                .migration()
                .map(name -> Texts.get(key, VisibleText.of(name)))
                .orElseGet(() -> Texts.get(key + ".unnamed", engine));
    }

    /** @param left of the phase, at the pace that was seen */
    static String of(MigrationAtWork migration, Reading reading, Optional<Duration> left) {
        List<String> sentences = new ArrayList<>();
        switch (migration.standing()) {
            case WAITS, WAITS_FOR_TURN -> sentences.add(waits(migration));
            case LEFT -> sentences.add(idle("activity.left.text", migration));
            case HOLDS_UP, WORKS -> sentences.add(working(migration, reading, left));
        }
        queue(migration).ifPresent(sentences::add);
        turns(migration).ifPresent(sentences::add);
        if (migration.standing() == Standing.LEFT) {
            sentences.add(Texts.get("activity.left.advice", pid(migration)));
        }
        return String.join(" ", sentences);
    }

    private static String waits(MigrationAtWork migration) {
        String behind = migration.behind().stream()
                .map(p -> p == 0 ? Texts.get("activity.stuck.prepared") : Integer.toString(p))
                .collect(Collectors.joining(", "));
        return Texts.get(
                "activity.stuck.waits",
                pid(migration),
                Elapsed.text(migration.waiting().orElse(Duration.ZERO)),
                migration.waitsFor().map(VisibleText::of).orElse(""),
                behind);
    }

    private static String working(MigrationAtWork migration, Reading reading, Optional<Duration> left) {
        if (!migration.session().state().equals("active")) {
            return migration.idle().isPresent()
                    ? idle("activity.working.idle", migration)
                    : Texts.get("activity.working.holds", pid(migration));
        }
        return migration
                .progress()
                .map(work -> progress(work)
                        + left.map(time -> " " + Texts.get("activity.working.left", Elapsed.text(time)))
                                .orElse(""))
                .orElseGet(() -> Texts.get(
                        "activity.working.text",
                        pid(migration),
                        Elapsed.text(migration
                                .session()
                                .queryStart()
                                .map(reading::age)
                                .orElse(Duration.ZERO))));
    }

    private static String progress(WorkProgress work) {
        return Texts.get(
                "activity.working.progress",
                work.command(),
                work.phase(),
                VisibleText.of(work.relation()),
                work.done(),
                work.total(),
                work.unit());
    }

    private static String idle(String key, MigrationAtWork migration) {
        return Texts.get(
                key,
                who(migration.session()),
                migration.session().state(),
                Elapsed.text(migration.idle().orElse(Duration.ZERO)));
    }

    private static Optional<String> queue(MigrationAtWork migration) {
        if (migration.queued() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                migration.longestQueued().isZero()
                        ? Texts.get("activity.queued", migration.queued())
                        : Texts.get(
                                "activity.queued.longest",
                                migration.queued(),
                                Elapsed.text(migration.longestQueued())));
    }

    private static Optional<String> turns(MigrationAtWork migration) {
        List<Session> turns = migration.turns();
        if (turns.isEmpty()) {
            return Optional.empty();
        }
        String names = turns.stream().limit(MOST_NAMED).map(MigrationWords::who).collect(Collectors.joining(", "));
        return Optional.of(Texts.get("activity.turns", turns.size() > MOST_NAMED ? names + ", …" : names));
    }

    private static String pid(MigrationAtWork migration) {
        return Integer.toString(migration.session().pid());
    }

    /** Such as {@code 4711 (ci-deploy)}. */
    private static String who(Session session) {
        return session.pid()
                + (session.application().isEmpty() ? "" : " (%s)".formatted(VisibleText.of(session.application())));
    }
}
