package org.lockkeeper.ui.logs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.logs.format.Severity;

/** A filter under a name. */
record SavedFilter(String name, FilterInput input) {
    /** As the settings keep it; what is empty or off is left out. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("name", name);
        put(settings, "text", input.text());
        put(settings, "regex", flag(input.regex()));
        put(settings, "matchCase", flag(input.matchCase()));
        put(settings, "negated", flag(input.negated()));
        put(settings, "level", input.level().map(Severity::word).orElse(""));
        put(settings, "pid", input.pid());
        put(settings, "user", input.user());
        put(settings, "database", input.database());
        put(settings, "sqlState", input.sqlState());
        put(settings, "since", input.since());
        put(settings, "until", input.until());
        return settings;
    }

    private static String flag(boolean on) {
        return on ? "true" : "";
    }

    private static void put(Map<String, String> settings, String key, String value) {
        if (!value.isEmpty()) {
            settings.put(key, value);
        }
    }

    /** Empty where there is no name. */
    static Optional<SavedFilter> of(Map<String, String> settings) {
        String name = settings.getOrDefault("name", "").strip();
        FilterInput input = new FilterInput(
                settings.getOrDefault("text", ""),
                settings.containsKey("regex"),
                settings.containsKey("matchCase"),
                settings.containsKey("negated"),
                level(settings.getOrDefault("level", "")),
                settings.getOrDefault("pid", ""),
                settings.getOrDefault("user", ""),
                settings.getOrDefault("database", ""),
                settings.getOrDefault("sqlState", ""),
                settings.getOrDefault("since", ""),
                settings.getOrDefault("until", ""));
        return name.isEmpty() ? Optional.empty() : Optional.of(new SavedFilter(name, input));
    }

    private static Optional<Severity> level(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }
}
