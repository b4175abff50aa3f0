package org.lockkeeper.migration.prisma;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Prisma a project uses.
 *
 * @param source where that was read, in words
 * @param exact false where only a range was given, of which this is what an installation would take at least, or, for an open range,
 *     what it may take
 */
record PrismaVersion(int major, int minor, String text, String source, boolean exact) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:\\.(\\d+|[xX*]))?");

    /** A version or a range of npm's kind, such as {@code 6.19.3}, {@code ^6.0.0} or {@code 7.x}. */
    static Optional<PrismaVersion> parse(String text, String source, boolean exact) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.find()) {
            return Optional.empty();
        }
        String minor = numbers.group(2);
        boolean number = minor != null && minor.chars().allMatch(Character::isDigit);
        return Optional.of(new PrismaVersion(
                Integer.parseInt(numbers.group(1)), number ? Integer.parseInt(minor) : 0, text, source, exact));
    }

    /** Whether each statement commits by itself: from 7.4 on. */
    boolean commitsEachStatement() {
        return major > 7 || (major == 7 && (minor >= 4 || takesNewerMinors()));
    }

    /** Whether it keeps its history in {@code prisma_contract}. */
    boolean isContractBased() {
        return major >= 8;
    }

    /** A caret, an open comparison or a wildcard take the newest minor version there is. */
    private boolean takesNewerMinors() {
        boolean fromThereOn = !text.startsWith("~") && !Character.isDigit(text.charAt(0));
        return !exact && (fromThereOn || text.matches("\\d+(\\.[xX*].*)?"));
    }
}
