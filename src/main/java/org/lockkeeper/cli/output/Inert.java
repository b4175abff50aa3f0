package org.lockkeeper.cli.output;

/**
 * Makes text from a server or a file harmless to a terminal: characters that move the cursor, change colours, or reorder what is seen
 * come out as their code.
 */
public final class Inert {
    private Inert() {}

    /** One line: line ends become spaces. */
    public static String line(String text) {
        return visible(text.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    /** Several lines: line ends and tabs stay. */
    public static String block(String text) {
        return visible(text.replace("\r\n", "\n"));
    }

    private static String visible(String text) {
        if (text.codePoints().noneMatch(Inert::isDangerous)) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isDangerous(c)) {
                result.append("\\u%04x".formatted(c));
            } else {
                result.appendCodePoint(c);
            }
        });
        return result.toString();
    }

    /** Control characters, and format characters such as the bidirectional overrides (Unicode's categories Cc and Cf). */
    private static boolean isDangerous(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
