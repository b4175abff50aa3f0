package org.lockkeeper.logs.scan;

import java.util.List;

/** Finds the lines with one of a few texts. Each text is looked for once; where it stands next is remembered. */
final class LiteralLines implements LineMatcher {
    private static final int UNKNOWN = -2;
    private static final int NONE = -1;

    private final Literal[] literals;
    private final int[] places;

    LiteralLines(List<Literal> literals) {
        this.literals = literals.toArray(Literal[]::new);
        this.places = new int[this.literals.length];
    }

    @Override
    public void begin() {
        java.util.Arrays.fill(places, UNKNOWN);
    }

    @Override
    public int next(byte[] b, int from, int to) {
        int first = NONE;
        for (int i = 0; i < literals.length; i++) {
            int place = places[i];
            if (place == UNKNOWN || (place != NONE && place < from)) {
                place = literals[i].indexOf(b, from, to);
                places[i] = place;
            }
            if (place != NONE && (first == NONE || place < first)) {
                first = place;
            }
        }
        return first;
    }
}
