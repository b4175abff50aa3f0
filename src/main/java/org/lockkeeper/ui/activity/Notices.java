package org.lockkeeper.ui.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.activity.Gap;
import org.lockkeeper.activity.Waits;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.activity.Notice.Kind;

/**
 * What has to be said beside the sessions of the environment in focus, several things at a time. A missing right stands until it is put
 * away, and is not said again then; a gap, or an answer, stands for a minute of readings. For the toolkit's thread.
 */
final class Notices {
    private static final Duration WHILE = Duration.ofMinutes(1);

    private final Map<Kind, String> standing = new EnumMap<>(Kind.class);
    private final Map<Kind, Instant> until = new EnumMap<>(Kind.class);
    private final Set<Right> putAway = new HashSet<>();
    private final ReadOnlyObjectWrapper<List<Notice>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private Optional<Right> missing = Optional.empty();

    ReadOnlyObjectProperty<List<Notice>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Takes what the poller told of an environment. */
    void hear(Heard heard) {
        set(Kind.FAILED, heard.failure());
        set(Kind.SLOW, heard.slow());
        heard.snapshot().map(Snapshot::reading).ifPresent(reading -> {
            pass(reading.at());
            int more = reading.waits().notLookedAt();
            set(
                    Kind.MORE,
                    more == 0 ? Optional.empty() : Optional.of(Texts.get("activity.notice.more", more, Waits.MOST)));
            missing = reading.server().access().missing().map(words -> new Right(reading.environment(), words));
            set(Kind.RIGHT, missing.filter(right -> !putAway.contains(right)).map(Right::words));
            heard.gap().map(Gap::words).ifPresent(words -> {
                standing.put(Kind.GAP, words);
                until.put(Kind.GAP, reading.at().plus(WHILE));
            });
        });
        show();
    }

    /** Says something else. */
    void say(String words) {
        standing.put(Kind.ANSWER, words);
        until.remove(Kind.ANSWER);
        show();
    }

    void putAway(Kind kind) {
        if (kind == Kind.RIGHT) {
            missing.ifPresent(putAway::add);
        }
        standing.remove(kind);
        show();
    }

    /** Another environment is in focus. */
    void clear() {
        standing.clear();
        until.clear();
        missing = Optional.empty();
        show();
    }

    /** By the server's clock, since a gap is told by it; an answer counts from the first reading after it. */
    private void pass(Instant at) {
        for (Kind kind : List.of(Kind.GAP, Kind.ANSWER)) {
            if (standing.containsKey(kind) && !at.isBefore(until.computeIfAbsent(kind, _ -> at.plus(WHILE)))) {
                standing.remove(kind);
            }
        }
    }

    private void set(Kind kind, Optional<String> words) {
        words.ifPresentOrElse(text -> standing.put(kind, text), () -> standing.remove(kind));
    }

    private void show() {
        until.keySet().retainAll(standing.keySet());
        shown.set(standing.entrySet().stream()
                .map(each -> new Notice(each.getKey(), each.getValue()))
                .toList());
    }

    /** What is missing where. */
    private record Right(String environment, String words) {}
}
