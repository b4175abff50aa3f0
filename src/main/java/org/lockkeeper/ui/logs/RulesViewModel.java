package org.lockkeeper.ui.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.logs.LineCheck;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.logs.scan.TextSpans;

/** The highlight rules of a workspace, which hold in every log; of two that match, the upper one wins. For the toolkit's thread. */
final class RulesViewModel {
    /** As many as are tried on each row. */
    static final int MOST = 30;

    private static final String KEPT = "rule";

    private final KeptValues values;
    private final ReadOnlyObjectWrapper<List<HighlightRule>> rules;
    private List<Tried> tried;
    private volatile List<String> alerting;
    private @Nullable LogRow lookedAt;
    private Optional<Look> look = Optional.empty();

    private record Tried(LineCheck check, TextSpans spans, HighlightRule rule) {}

    RulesViewModel(KeptValues values) {
        this.values = values;
        this.rules = new ReadOnlyObjectWrapper<>(values.list(KEPT).stream()
                .map(HighlightRule::of)
                .flatMap(Optional::stream)
                .limit(MOST)
                .toList());
        this.tried = tried(rules.get());
        this.alerting = alerting(rules.get());
    }

    private static List<Tried> tried(List<HighlightRule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.check().map(check -> new Tried(check, rule.spans(), rule)).stream())
                .toList();
    }

    private static List<String> alerting(List<HighlightRule> rules) {
        return rules.stream()
                .filter(rule -> rule.on() && rule.alert() && rule.fault().isEmpty())
                .map(HighlightRule::pattern)
                .distinct()
                .toList();
    }

    /** The patterns of which a person is told; from any thread. */
    List<String> alerting() {
        return alerting;
    }

    /** In the order in which they are tried. */
    ReadOnlyObjectProperty<List<HighlightRule>> rulesProperty() {
        return rules.getReadOnlyProperty();
    }

    /**
     * How a row stands out.
     *
     * @param colour of the first rule that its line matches
     * @param whole whether that rule colours all of the row
     * @param stretches of its text that are coloured, in their order
     */
    record Look(RuleColour colour, boolean whole, List<Stretch> stretches) {}

    /**
     * A part of a row's text.
     *
     * @param from its first character
     * @param to behind its last one
     */
    record Stretch(int from, int to, RuleColour colour) {}

    /** How a row stands out; empty where no rule matches. Looks at the beginning of its line alone, however long it is. */
    Optional<Look> look(LogRow row) {
        // The row and its message ask one after the other.
        if (!row.equals(lookedAt)) {
            look = lookAt(row);
            lookedAt = row;
        }
        return look;
    }

    private Optional<Look> lookAt(LogRow row) {
        List<Tried> matching = tried.stream()
                .filter(rule -> rule.check().matches(row.beginning()))
                .toList();
        return matching.stream().findFirst().map(first -> {
            boolean whole = first.rule().row();
            return new Look(first.rule().colour(), whole, whole ? List.of() : stretches(matching, row.text()));
        });
    }

    /** Where two rules match, the upper one has it. */
    private static List<Stretch> stretches(List<Tried> matching, String text) {
        List<Stretch> all = new ArrayList<>();
        for (Tried rule : matching) {
            for (TextSpans.Span span : rule.spans().in(text)) {
                boolean free = all.stream().noneMatch(taken -> span.from() < taken.to() && taken.from() < span.to());
                if (free) {
                    all.add(new Stretch(span.from(), span.to(), rule.rule().colour()));
                }
            }
        }
        all.sort(Comparator.comparingInt(Stretch::from));
        return all;
    }

    /** Whether there is room for one more. */
    boolean hasRoom() {
        return rules.get().size() < MOST;
    }

    /** Adds a rule without a pattern yet, with the colour that is used least. */
    void add() {
        List<RuleColour> used = rules.get().stream().map(HighlightRule::colour).toList();
        RuleColour next = RuleColour.AMBER;
        long least = Long.MAX_VALUE;
        for (RuleColour colour : RuleColour.values()) {
            long count = used.stream().filter(colour::equals).count();
            if (count < least) {
                least = count;
                next = colour;
            }
        }
        List<HighlightRule> all = new ArrayList<>(rules.get());
        all.add(new HighlightRule("", next, true, false, false));
        use(all);
    }

    /** Puts a rule in the place of another one. */
    void change(int index, HighlightRule rule) {
        List<HighlightRule> all = new ArrayList<>(rules.get());
        all.set(index, rule);
        use(all);
    }

    /** Takes a rule away. */
    void remove(int index) {
        List<HighlightRule> all = new ArrayList<>(rules.get());
        all.remove(index);
        use(all);
    }

    /** Has a rule tried before the one above it; nothing happens with the first. */
    void raise(int index) {
        if (index > 0) {
            List<HighlightRule> all = new ArrayList<>(rules.get());
            all.add(index - 1, all.remove(index));
            use(all);
        }
    }

    private void use(List<HighlightRule> all) {
        tried = tried(all);
        lookedAt = null;
        alerting = alerting(all);
        rules.set(List.copyOf(all));
        List<Map<String, String>> kept = all.stream()
                .filter(rule -> !rule.pattern().isBlank())
                .map(HighlightRule::settings)
                .toList();
        values.keep(KEPT, kept);
    }
}
