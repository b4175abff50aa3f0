package org.lockkeeper.ui.palette;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Tells how far a few typed letters are from a title: the less, the better. */
final class FuzzyMatch {
    /** The distance of what does not fit. */
    static final int NONE = Integer.MAX_VALUE;

    /** What it costs to begin with a word that is not the first. */
    private static final int LATER_WORD = 1;

    /** What it costs to go on with the beginning of another word. */
    private static final int NEXT_WORD = 3;

    /** What it costs to begin or to go on within a word. */
    private static final int WITHIN = 12;

    /** Above every length that tells two titles apart. */
    private static final int SCALE = 256;

    private static final int FAR = Integer.MAX_VALUE / (2 * SCALE);

    private FuzzyMatch() {}

    /**
     * Each word of the query has to be found, its letters in their order; the words in any. Letters that follow each other and letters
     * that begin a word cost least. Of equals the shorter title is nearer.
     *
     * @return 0 or more; {@link #NONE} where it does not fit
     */
    static int distance(String query, String title) {
        String typed = query.strip().toLowerCase(Locale.ROOT);
        if (typed.isEmpty()) {
            return 0;
        }
        String text = title.toLowerCase(Locale.ROOT);
        int sum = 0;
        for (String word : List.of(typed.split("\\s+"))) {
            // Most titles end here: there may be thousands, with each key.
            int cost = isIn(word, text) ? cost(word, text, title) : FAR;
            if (cost >= FAR) {
                return NONE;
            }
            sum += cost;
        }
        return Math.min(sum, FAR - 1) * SCALE + Math.min(title.length(), SCALE - 1);
    }

    private static boolean isIn(String word, String text) {
        int at = -1;
        for (int i = 0; i < word.length(); i++) {
            at = text.indexOf(word.charAt(i), at + 1);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    /** The least that any way through the title costs: each letter at each place, after the cheapest place of the one before. */
    private static int cost(String word, String text, String title) {
        int[] before = new int[text.length()];
        for (int p = 0; p < before.length; p++) {
            before[p] =
                    text.charAt(p) != word.charAt(0) ? FAR : p == 0 ? 0 : beginsWord(title, p) ? LATER_WORD : WITHIN;
        }
        for (int i = 1; i < word.length(); i++) {
            int[] now = new int[before.length];
            int cheapest = FAR;
            for (int p = 0; p < now.length; p++) {
                int next = p > 0 ? before[p - 1] : FAR;
                int jump = Math.min(FAR, cheapest + (beginsWord(title, p) ? NEXT_WORD : WITHIN));
                now[p] = text.charAt(p) == word.charAt(i) ? Math.min(next, jump) : FAR;
                cheapest = Math.min(cheapest, next);
            }
            before = now;
        }
        return Arrays.stream(before).min().orElse(FAR);
    }

    private static boolean beginsWord(String title, int place) {
        char letter = title.charAt(place);
        if (place == 0 || !Character.isLetterOrDigit(letter)) {
            return place == 0;
        }
        char left = title.charAt(place - 1);
        return !Character.isLetterOrDigit(left)
                || Character.isDigit(left) != Character.isDigit(letter)
                || (Character.isLowerCase(left) && Character.isUpperCase(letter));
    }
}
