package org.lockkeeper.migration.prisma;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.Comparator;

/**
 * The order in which Prisma runs folders: JavaScript's {@code localeCompare}, which is the root collation of Unicode's CLDR. White
 * space comes first, then punctuation, symbols, digits and letters; case and accents count only between names that are otherwise
 * the same. (Java's own collator passes over spaces and hyphens, which would give another order.) Digits are compared one by one.
 */
final class FolderOrder implements Comparator<String>, Serializable {
    private static final long serialVersionUID = 1L;

    /** ASCII in CLDR's root order, up to the digits; letters follow. */
    private static final String BEFORE_LETTERS = "\t\n\u000b\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789";

    @Override
    public int compare(String a, String b) {
        int common = 0;
        int shorter = Math.min(a.length(), b.length());
        while (common < shorter && a.charAt(common) == b.charAt(common)) {
            common++;
        }
        if (common == a.length() && common == b.length()) {
            return 0;
        }
        if (common < shorter && isDigit(a.charAt(common)) && isDigit(b.charAt(common))) {
            return Character.compare(a.charAt(common), b.charAt(common));
        }
        return compareByLevels(
                Normalizer.normalize(a, Normalizer.Form.NFD), Normalizer.normalize(b, Normalizer.Form.NFD));
    }

    private static int compareByLevels(String a, String b) {
        int primary = compareKeys(primaryKey(a), primaryKey(b));
        if (primary != 0) {
            return primary;
        }
        int accents = compareKeys(accents(a), accents(b));
        if (accents != 0) {
            return accents;
        }
        int cases = compareKeys(cases(a), cases(b));
        return cases != 0 ? cases : a.compareTo(b);
    }

    /** What stands for the letters alone; ligatures and letters of their own as CLDR expands them. */
    private static int[] primaryKey(String text) {
        return expand(text)
                .codePoints()
                .filter(c -> !isMark(c) && !isIgnored(c))
                .map(FolderOrder::primary)
                .toArray();
    }

    private static int primary(int codePoint) {
        int place = BEFORE_LETTERS.indexOf(codePoint);
        if (place >= 0) {
            return place;
        }
        int letter = Character.toLowerCase(codePoint);
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR -> BEFORE_LETTERS.indexOf(' ');
            case Character.DASH_PUNCTUATION -> BEFORE_LETTERS.indexOf('-');
            default -> BEFORE_LETTERS.length() + letter;
        };
    }

    private static int[] accents(String text) {
        return expand(text)
                .codePoints()
                .filter(c -> !isIgnored(c))
                .map(c -> isMark(c) ? c : 0)
                .toArray();
    }

    private static int[] cases(String text) {
        return expand(text)
                .codePoints()
                .filter(c -> !isMark(c) && !isIgnored(c))
                .map(c -> Character.isUpperCase(c) ? 1 : 0)
                .toArray();
    }

    private static String expand(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        return text.replace("ß", "ss")
                .replace("æ", "ae")
                .replace("Æ", "AE")
                .replace("œ", "oe")
                .replace("Œ", "OE")
                .replace("ø", "o\u0338")
                .replace("Ø", "O\u0338");
    }

    private static int compareKeys(int[] a, int[] b) {
        return java.util.Arrays.compare(a, b);
    }

    private static boolean isMark(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    private static boolean isIgnored(int codePoint) {
        return Character.isISOControl(codePoint) && BEFORE_LETTERS.indexOf(codePoint) < 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
