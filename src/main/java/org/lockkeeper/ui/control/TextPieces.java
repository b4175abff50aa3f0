package org.lockkeeper.ui.control;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into pieces of one row each. */
final class TextPieces {
    private TextPieces() {}

    /**
     * A part of one line.
     *
     * @param from its first character
     * @param to behind its last one
     * @param endsLine whether the line ends with it
     */
    record Piece(int from, int to, boolean endsLine) {
        String of(String text) {
            return text.substring(from, to);
        }
    }

    /** In the text's order, without the line ends; no piece has more characters than that, and none parts a pair of surrogates. */
    static List<Piece> of(String text, int most) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int newline = text.indexOf('\n', from);
            int lineEnd = newline < 0 ? text.length() : newline;
            while (lineEnd - from > most) {
                int to = from + most - (Character.isHighSurrogate(text.charAt(from + most - 1)) ? 1 : 0);
                pieces.add(new Piece(from, to, false));
                from = to;
            }
            pieces.add(new Piece(from, lineEnd, true));
            from = lineEnd + 1;
        }
        return pieces;
    }
}
