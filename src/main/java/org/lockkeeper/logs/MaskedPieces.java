package org.lockkeeper.logs;

/**
 * A line as it may go elsewhere that comes in pieces, since it is too long to be held. Is cut only where that changes nothing: where both parts by
 * themselves say the same as both together.
 */
final class MaskedPieces {
    /** What is seen behind a cut, in characters. */
    private static final int SEEN = 1 << 16;
    /** So far before it a cut is looked for between two words. */
    private static final int NEAR = 1 << 10;
    /** A password without an end is taken to go on to the line's end, from that many characters on. */
    private static final int LONGEST = 1 << 24;

    private final SecretMask mask;
    private final StringBuilder open = new StringBuilder();
    private String before;
    private boolean lost;

    /** @param before the line before it; empty where that is not known */
    MaskedPieces(SecretMask mask, String before) {
        this.mask = mask;
        this.before = before;
    }

    /** Takes a piece, and gives what can go by now. */
    String next(String piece) {
        if (mask == SecretMask.SHOW) {
            return piece;
        }
        if (lost) {
            return "";
        }
        open.append(piece);
        return open.length() > 2 * SEEN ? cut(open.toString()) : "";
    }

    private String cut(String text) {
        int at = between(text, text.length() - SEEN);
        String first = of(text.substring(0, at));
        String rest = text.substring(at);
        String all = of(text);
        if (all.equals(first + mask.of(rest))) {
            before = "";
            open.setLength(0);
            open.append(rest);
            return first;
        }
        if (text.length() < LONGEST) {
            return "";
        }
        lost = true;
        open.setLength(0);
        return all;
    }

    private String of(String text) {
        return mask.of(before, text);
    }

    private static int between(String text, int near) {
        for (int at = near; at > near - NEAR; at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return near;
    }

    /** The line has ended: the rest of it. */
    String end() {
        return of(open.toString());
    }
}
