package org.lockkeeper.activity.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.connection.AlertRules;

/**
 * The alerts that stand, and what the latest reading changed. Immutable: {@link #after} gives the next. An alert is raised by the first
 * reading that reaches its limit, and cleared only after it was well below for a while: a value that swings around its limit is one
 * alert, not ten.
 */
public final class Alerts {
    /** Readings well below the limit, one after the other, that clear an alert. */
    static final int CALM = 3;

    private final Instant at;
    private final Map<AlertKind, Standing> standing;
    private final List<Alert> raised;
    private final List<Alert> cleared;

    private Alerts(Instant at, Map<AlertKind, Standing> standing, List<Alert> raised, List<Alert> cleared) {
        this.at = at;
        this.standing = standing;
        this.raised = List.copyOf(raised);
        this.cleared = List.copyOf(cleared);
    }

    private record Standing(Alert alert, int calm) {}

    /** Nothing has happened yet. */
    public static Alerts none() {
        return new Alerts(Instant.EPOCH, new EnumMap<>(AlertKind.class), List.of(), List.of());
    }

    /** What stands after a further reading. */
    public Alerts after(Reading reading, AlertRules rules) {
        Map<AlertKind, Standing> next = new EnumMap<>(AlertKind.class);
        List<Alert> newlyRaised = new ArrayList<>();
        List<Alert> newlyCleared = new ArrayList<>();
        List<Measure> measures = Measures.of(reading, rules);
        for (AlertKind kind : AlertKind.values()) {
            Optional<Measure> measure =
                    measures.stream().filter(m -> m.kind() == kind).findFirst();
            Optional<Standing> before = Optional.ofNullable(standing.get(kind));
            if (before.isEmpty()) {
                measure.filter(Measure::isReached).ifPresent(reached -> {
                    Alert alert = alert(reading, reached, reading.at());
                    newlyRaised.add(alert);
                    next.put(kind, new Standing(alert, 0));
                });
            } else {
                Standing now = kept(reading, before.get(), measure);
                if (now.calm() >= CALM) {
                    newlyCleared.add(now.alert());
                } else {
                    next.put(kind, now);
                }
            }
        }
        return new Alerts(reading.at(), next, newlyRaised, newlyCleared);
    }

    /** One that says nothing any more, because nobody waits or no transaction is open, is as calm as can be. */
    private static Standing kept(Reading reading, Standing before, Optional<Measure> measure) {
        Alert alert = measure.filter(Measure::isReached)
                .map(m -> alert(reading, m, before.alert().since()))
                .orElse(before.alert());
        boolean calm = measure.isEmpty() || measure.get().isWellBelow();
        return new Standing(alert, calm ? before.calm() + 1 : 0);
    }

    private static Alert alert(Reading reading, Measure measure, Instant since) {
        return new Alert(
                measure.kind(),
                reading.environment(),
                since,
                measure.value(),
                measure.limit(),
                measure.pid(),
                measure.words());
    }

    /** The latest reading, by the server's clock; the epoch before the first. */
    public Instant at() {
        return at;
    }

    /** Those that stand, the oldest first. */
    public List<Alert> standing() {
        return standing.values().stream()
                .map(Standing::alert)
                .sorted(Comparator.comparing(Alert::since))
                .toList();
    }

    /** Those that the latest reading raised. */
    public List<Alert> raised() {
        return raised;
    }

    /** Those that the latest reading cleared. */
    public List<Alert> cleared() {
        return cleared;
    }
}
