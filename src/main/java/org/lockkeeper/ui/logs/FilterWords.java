package org.lockkeeper.ui.logs;

import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;

/** A filter in words. */
final class FilterWords {
    private FilterWords() {}

    /** What it wants, on one line; empty where it lets everything through. */
    static String of(FilterInput input) {
        List<String> words = new ArrayList<>();
        if (!input.text().isEmpty()) {
            String kind = Texts.get(input.regex() ? "logs.filter.words.regex" : "logs.filter.words.text", input.text());
            words.add(input.negated() ? Texts.get("logs.filter.words.without", kind) : kind);
            if (input.matchCase()) {
                words.add(Texts.get("logs.filter.words.case"));
            }
        }
        input.level().ifPresent(least -> words.add(Texts.get("logs.filter.level.least", least.name())));
        add(words, "logs.filter.pid", input.pid());
        add(words, "logs.filter.user", input.user());
        add(words, "logs.filter.database", input.database());
        add(words, "logs.filter.sqlState", input.sqlState());
        add(words, "logs.filter.since", input.since());
        add(words, "logs.filter.until", input.until());
        return VisibleText.of(String.join(" · ", words));
    }

    private static void add(List<String> words, String key, String value) {
        if (!value.isBlank()) {
            words.add(Texts.get("logs.filter.words.value", Texts.get(key), value.strip()));
        }
    }
}
