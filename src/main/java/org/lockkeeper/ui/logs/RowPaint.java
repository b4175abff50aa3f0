package org.lockkeeper.ui.logs;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import org.lockkeeper.logs.LogRow;

/** Colours a table's row as the rules say. A row that is shown again as it was is not looked at again. */
final class RowPaint {
    private static final PseudoClass HIGHLIGHTED = PseudoClass.getPseudoClass("highlighted");
    /** A part of its text is coloured. */
    private static final PseudoClass TOUCHED = PseudoClass.getPseudoClass("touched");

    private static final Map<RuleColour, PseudoClass> COLOURS = new EnumMap<>(RuleColour.class);

    static {
        for (RuleColour colour : RuleColour.values()) {
            COLOURS.put(colour, PseudoClass.getPseudoClass("rule-" + colour.word()));
        }
    }

    private final RowLooks row;
    private final RulesViewModel rules;
    private Optional<LogRow> said = Optional.empty();
    private List<HighlightRule> by = List.of();

    RowPaint(RowLooks row, RulesViewModel rules) {
        this.row = row;
        this.rules = rules;
    }

    /** @param now what the row says; empty while it is read */
    void paint(Optional<LogRow> now) {
        List<HighlightRule> current = rules.rulesProperty().get();
        if (now.equals(said) && current.equals(by)) {
            return;
        }
        said = now;
        by = current;
        Optional<RulesViewModel.Look> look = now.flatMap(rules::look);
        row.set(HIGHLIGHTED, look.filter(RulesViewModel.Look::whole).isPresent());
        row.set(TOUCHED, look.filter(found -> !found.whole()).isPresent());
        COLOURS.forEach((each, name) ->
                row.set(name, look.filter(found -> found.colour() == each).isPresent()));
    }
}
