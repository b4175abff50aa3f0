package org.lockkeeper.logs.scan;

import java.util.Arrays;

/** Looks at each piece, and at each border with what lies around it: a match across a border is found where it is no longer than that. */
final class Re2InPieces implements LineInPieces {
    private static final int AROUND = 1 << 16;

    private final Re2Lines lines;
    private byte[] before = new byte[0];
    private boolean matched;

    Re2InPieces(Re2Lines lines) {
        this.lines = lines;
    }

    @Override
    public void begin() {
        before = new byte[0];
        matched = false;
    }

    @Override
    public void piece(byte[] b, int from, int to) {
        if (!matched) {
            int head = Math.min(to, from + AROUND);
            byte[] border = Arrays.copyOf(before, before.length + head - from);
            System.arraycopy(b, from, border, before.length, head - from);
            matched = lines.matches(border, 0, border.length) || lines.matches(b, from, to);
            before = Arrays.copyOfRange(b, Math.max(from, to - AROUND), to);
        }
    }

    @Override
    public boolean end() {
        return matched;
    }
}
