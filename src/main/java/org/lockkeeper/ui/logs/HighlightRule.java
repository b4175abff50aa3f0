package org.lockkeeper.ui.logs;

import java.util.Map;
import java.util.Optional;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.LineCheck;
import org.lockkeeper.logs.TextQuery;
import org.lockkeeper.logs.scan.TextSpans;
import org.lockkeeper.ui.Texts;

/**
 * Which lines of a log stand out, and how.
 *
 * @param pattern a regular expression in RE2's syntax, looked for anywhere in the line as the log has it; matches nothing while it is blank or not
 *     well formed
 * @param row whether all of the row is coloured, and not the match alone
 * @param alert whether a person is told of its lines that come while a log is followed
 */
record HighlightRule(String pattern, RuleColour colour, boolean on, boolean row, boolean alert) {
    HighlightRule withPattern(String other) {
        return new HighlightRule(other, colour, on, row, alert);
    }

    HighlightRule withColour(RuleColour other) {
        return new HighlightRule(pattern, other, on, row, alert);
    }

    HighlightRule turned(boolean nowOn) {
        return new HighlightRule(pattern, colour, nowOn, row, alert);
    }

    HighlightRule alerting(boolean wanted) {
        return new HighlightRule(pattern, colour, on, row, wanted);
    }

    HighlightRule wholeRow(boolean wanted) {
        return new HighlightRule(pattern, colour, on, wanted, alert);
    }

    /** What is wrong with the pattern, in a sentence. */
    Optional<String> fault() {
        if (pattern.isBlank()) {
            return Optional.of(Texts.get("logs.rule.blank"));
        }
        try {
            TextQuery.regex(pattern).pattern();
            return Optional.empty();
        } catch (LockkeeperException e) {
            return Optional.of(e.sentence());
        }
    }

    /** What tells its lines, for one thread; empty where it is off or has a fault. */
    Optional<LineCheck> check() {
        return on && fault().isEmpty() ? Optional.of(new LineCheck(TextQuery.regex(pattern))) : Optional.empty();
    }

    /** What tells where it matches; only where {@link #check} does. */
    TextSpans spans() {
        return TextQuery.regex(pattern).pattern().spans();
    }

    /** As the settings keep it. */
    Map<String, String> settings() {
        return Map.of(
                "pattern", pattern,
                "colour", colour.word(),
                "on", Boolean.toString(on),
                "row", Boolean.toString(row),
                "alert", Boolean.toString(alert));
    }

    /** Empty where there is no pattern. */
    static Optional<HighlightRule> of(Map<String, String> settings) {
        String pattern = settings.getOrDefault("pattern", "");
        return pattern.isBlank()
                ? Optional.empty()
                : Optional.of(new HighlightRule(
                        pattern,
                        RuleColour.of(settings.getOrDefault("colour", "")),
                        !settings.getOrDefault("on", "true").equals("false"),
                        settings.getOrDefault("row", "false").equals("true"),
                        settings.getOrDefault("alert", "false").equals("true")));
    }
}
