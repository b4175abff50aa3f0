package org.lockkeeper.cli.output;

import java.util.List;

/** The little Markdown that a report needs: tables and code. */
public final class Markdown {
    private Markdown() {}

    /** A table's row. */
    public static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** The line under a table's head; numbers stand to the right. */
    public static String rule(List<Boolean> numbers) {
        return row(numbers.stream().map(number -> number ? "---:" : "---").toList());
    }

    /** Text that is shown as it is. */
    public static String text(String text) {
        return Inert.line(text).replaceAll("([\\\\`*_{}\\[\\]<>#|~&!])", "\\\\$1");
    }

    /** Text in a code span; the bar is escaped since tables split there first. */
    public static String code(String text) {
        String line = Inert.line(text).replace("|", "\\|");
        String fence = "`".repeat(longestRun(line) + 1);
        String space = fence.length() > 1 ? " " : "";
        return fence + space + line + space + fence;
    }

    /** A fenced block. */
    public static String block(String language, String text) {
        String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
        return fence + language + "\n" + Inert.block(text).stripTrailing() + "\n" + fence + "\n";
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
