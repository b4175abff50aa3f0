package org.lockkeeper.deploy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockkeeper.deploy.Risk.Question;
import org.lockkeeper.migration.script.TableEffect;

/**
 * What could go wrong, and how far.
 *
 * @param values one a question, in their order
 */
public record RiskSheet(List<Risk> values) {
    public RiskSheet {
        values = List.copyOf(values);
    }

    /** As far as the facts tell; the rest is for a person to say. */
    static RiskSheet of(
            Impact impact, Optional<EarlierEnvironments.Took> took, Optional<EnvironmentBackups.TestRestore> restore) {
        String destroyed = touched(impact, TableEffect.Kind::destroys);
        String changed =
                touched(impact, kind -> kind == TableEffect.Kind.ROWS_CHANGED || kind == TableEffect.Kind.REWRITTEN);
        String hidden =
                impact.opaque().isEmpty() ? "" : "not told by the words of " + String.join(", ", impact.opaque());
        Risk reversible;
        Risk loss;
        if (!destroyed.isEmpty()) {
            reversible = risk(Question.REVERSIBLE, "no", "from the statements: values go from " + destroyed);
            loss = risk(Question.DATA_LOSS, "high", "from the statements: values go from " + destroyed);
        } else if (!changed.isEmpty()) {
            String where = "from the statements: values change in " + changed;
            reversible = risk(Question.REVERSIBLE, "no", where);
            loss = hidden.isEmpty()
                    ? risk(Question.DATA_LOSS, "medium", where)
                    : new Risk(Question.DATA_LOSS, Optional.empty(), hidden + "; " + where);
        } else if (!hidden.isEmpty()) {
            // Whoever knows what runs there can say; a guess would be taken for a fact.
            reversible = new Risk(Question.REVERSIBLE, Optional.empty(), hidden);
            loss = new Risk(Question.DATA_LOSS, Optional.empty(), hidden);
        } else {
            reversible =
                    risk(Question.REVERSIBLE, "yes", "from the statements: no value that is there goes or changes");
            loss = risk(Question.DATA_LOSS, "low", "from the statements: no value that is there goes or changes");
        }
        return new RiskSheet(List.of(reversible, loss, downtime(impact, took), rollback(restore)));
    }

    private static Risk rollback(Optional<EnvironmentBackups.TestRestore> restore) {
        return restore.map(it -> risk(
                        Question.ROLLBACK_TIME,
                        Long.toString(minutes(it.took())),
                        "from the test restore of %s, which took %s".formatted(it.backup(), words(it.took()))))
                .orElseGet(() ->
                        new Risk(Question.ROLLBACK_TIME, Optional.empty(), "not known until somebody has tried it"));
    }

    /** Larger tables take longer: a time that was measured on much smaller ones is no answer. */
    private static Risk downtime(Impact impact, Optional<EarlierEnvironments.Took> took) {
        if (took.isEmpty()) {
            return new Risk(Question.DOWNTIME, Optional.empty(), "no history tells how long these migrations take");
        }
        String fact = "these migrations took %s on %s by its history"
                .formatted(words(took.get().duration()), took.get().environment());
        List<String> larger = took.get().muchSmaller(impact.tables());
        return larger.isEmpty()
                ? risk(Question.DOWNTIME, Long.toString(minutes(took.get().duration())), fact)
                : new Risk(
                        Question.DOWNTIME,
                        Optional.empty(),
                        "%s, where there is much less in %s".formatted(fact, String.join(", ", larger)));
    }

    private static long minutes(Duration duration) {
        return (duration.toMillis() + 59_999) / 60_000;
    }

    static String words(Duration duration) {
        return duration.toMillis() < 60_000
                ? String.format(java.util.Locale.ROOT, "%.1f seconds", duration.toMillis() / 1000.0)
                : "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }

    private static String touched(Impact impact, java.util.function.Predicate<TableEffect.Kind> which) {
        return impact.tables().stream()
                .filter(table -> table.effects().stream().anyMatch(which))
                .map(TouchedTable::qualified)
                .collect(Collectors.joining(", "));
    }

    private static Risk risk(Question question, String value, String source) {
        return new Risk(question, Optional.of(value), source);
    }

    /** The same with what a person says in place of what the facts do. */
    RiskSheet with(Map<Question, String> said) {
        return new RiskSheet(values.stream()
                .map(risk -> said.containsKey(risk.question())
                        ? new Risk(
                                risk.question(),
                                Optional.of(said.get(risk.question())),
                                "said by a person"
                                        + risk.value()
                                                .map(value -> "; %s %s".formatted(value, risk.source()))
                                                .orElse(""))
                        : risk)
                .toList());
    }

    /** The questions without an answer. */
    List<Question> open() {
        return values.stream()
                .filter(risk -> risk.value().isEmpty())
                .map(Risk::question)
                .toList();
    }

    /** The sheet in one line. */
    String words() {
        return values.stream()
                .map(risk -> "%s: %s (%s)"
                        .formatted(risk.question().title(), risk.value().orElse("not said"), risk.source()))
                .collect(Collectors.joining("; "));
    }

    /** The words of all questions. */
    public static List<String> labels() {
        return Arrays.stream(Question.values()).map(Question::label).toList();
    }
}
