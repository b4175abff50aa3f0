package org.lockkeeper.ui.control;

/** Makes what a server or a file put into a text visible where it would act: control, bidirectional and format characters. */
public final class VisibleText {
    private VisibleText() {}

    /** The text on one line, each acting character as its code point, such as {@code ⟨U+202E⟩}. */
    public static String of(String text) {
        return visible(text, false);
    }

    /** The text with its line ends and tabs, each other acting character as its code point. */
    public static String keepingLines(String text) {
        return visible(text, true);
    }

    private static String visible(String text, boolean lines) {
        if (text.chars().noneMatch(c -> acts(c))) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (!acts(c) || (lines && (c == '\n' || c == '\t'))) {
                result.appendCodePoint(c);
            } else if (c == '\n') {
                result.append('⏎');
            } else if (c == '\t') {
                result.append(' ');
            } else {
                result.append("⟨U+%04X⟩".formatted(c));
            }
        });
        return result.toString();
    }

    private static boolean acts(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == 0x2028 || c == 0x2029;
    }
}
