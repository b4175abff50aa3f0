package org.lockkeeper.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names that a person writes with dots between, each in double quotes where it contains one. */
public final class DottedName {
    private DottedName() {}

    /** The parts without their quotes; empty where a part is missing or a quote has no end. */
    public static Optional<List<String>> parse(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                part.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return quoted || parts.stream().anyMatch(String::isBlank) ? Optional.empty() : Optional.of(parts);
    }
}
