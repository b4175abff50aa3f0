package org.lockkeeper.ui.palette;

import java.util.Locale;

/** Tells how well a few typed letters fit a title. */
final class FuzzyMatch {
    /** The score of what does not fit. */
    static final int NONE = -1;

    private static final int LETTER = 1;
    private static final int FOLLOWS = 12;
    private static final int WORD_START = 8;

    private FuzzyMatch() {}

    /**
     * The letters of the query have to occur in their order. Letters that follow each other and letters that start a word count more, a
     * title that is short counts a little more.
     *
     * @return 0 or more, the better the higher; {@link #NONE} where it does not fit
     */
    static int score(String query, String title) {
        String wanted = query.toLowerCase(Locale.ROOT).replace(" ", "");
        if (wanted.isEmpty()) {
            return 0;
        }
        String text = title.toLowerCase(Locale.ROOT);
        int best = NONE;
        for (int start = text.indexOf(wanted.charAt(0));
                start >= 0;
                start = text.indexOf(wanted.charAt(0), start + 1)) {
            best = Math.max(best, scoreFrom(wanted, text, start));
        }
        return best == NONE ? NONE : best * 100 + Math.max(0, 99 - text.length());
    }

    private static int scoreFrom(String wanted, String text, int start) {
        int score = 0;
        int previous = -2;
        int at = start;
        for (int i = 0; i < wanted.length(); i++) {
            at = text.indexOf(wanted.charAt(i), i == 0 ? start : previous + 1);
            if (at < 0) {
                return NONE;
            }
            score += LETTER;
            if (at == previous + 1) {
                score += FOLLOWS;
            }
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                score += WORD_START;
            }
            previous = at;
        }
        return score;
    }
}
