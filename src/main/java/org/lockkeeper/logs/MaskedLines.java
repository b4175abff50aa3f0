package org.lockkeeper.logs;

import java.util.function.Supplier;

/** Lines as they may go elsewhere, in the order of the log: a password may stand on the line behind the word. */
public final class MaskedLines {
    private final SecretMask mask;
    private long last = -1;
    private String before = "";

    public MaskedLines(SecretMask mask) {
        this.mask = mask;
    }

    /** @param line its number; what came before counts where it is the one behind it */
    public String of(long line, String text) {
        return of(line, text, () -> "");
    }

    /**
     * As {@link #of(long, String)}.
     *
     * @param lineBefore reads the line before it; asked where that was not the last one here and a password may begin the line
     */
    public String of(long line, String text, Supplier<String> lineBefore) {
        String masked = mask.of(before(line, text, lineBefore), text);
        last = line;
        before = text;
        return masked;
    }

    private String before(long line, String text, Supplier<String> lineBefore) {
        if (line == last + 1) {
            return before;
        }
        return mask == SecretMask.MASK && SecretMask.mayBegin(text) ? lineBefore.get() : "";
    }

    /** As {@link #of(long, String)} a line that comes in pieces, after the last of which {@link #ended} is to be told. */
    MaskedPieces pieces(long line) {
        MaskedPieces pieces = new MaskedPieces(mask, line == last + 1 ? before : "");
        last = line;
        before = "";
        return pieces;
    }

    void ended(MaskedPieces pieces) {
        before = pieces.tail();
    }
}
