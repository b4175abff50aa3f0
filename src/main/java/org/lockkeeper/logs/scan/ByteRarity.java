package org.lockkeeper.logs.scan;

/** How often bytes occur in logs of databases and applications, roughly: what is rare is looked for first. */
final class ByteRarity {
    /** From the most frequent on, counted in server logs with statements; what is not listed is rarer than all of these. */
    private static final String FREQUENT =
            " e0r1t2oansid3l4c5u6mp7h8T9L:g-_\"E.=f,Ob[]@(C)UGvyASRDIw'k$x<>NFPMHBWqjzVKYXQJZ/;*%{}&#+|";

    private ByteRarity() {}

    /** The place of the rarest byte, with one place left out. */
    static int rarest(byte[] text, int without, boolean anyCase) {
        int best = -1;
        int most = -1;
        for (int i = 0; i < text.length; i++) {
            int rank = rank(text[i], anyCase);
            if (i != without && rank > most) {
                most = rank;
                best = i;
            }
        }
        return best;
    }

    private static int rank(byte value, boolean anyCase) {
        int rank = place((char) (value & 0xff));
        return anyCase ? Math.min(rank, place(Character.toUpperCase((char) (value & 0xff)))) : rank;
    }

    private static int place(char c) {
        int place = FREQUENT.indexOf(c);
        return place < 0 ? FREQUENT.length() : place;
    }
}
