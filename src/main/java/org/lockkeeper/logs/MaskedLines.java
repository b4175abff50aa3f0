package org.lockkeeper.logs;

import java.util.function.Supplier;

/** Lines as they may go elsewhere, in any order: a password may stand on the line behind the word. */
public final class MaskedLines {
    private final SecretMask mask;

    public MaskedLines(SecretMask mask) {
        this.mask = mask;
    }

    /**
     * A line as it may go elsewhere.
     *
     * @param lineBefore reads the line before it in the log, or its end; asked only where a password may begin the line
     */
    public String of(String text, Supplier<String> lineBefore) {
        return mask.of(before(text, lineBefore), text);
    }

    /** As {@link #of} a line that comes in pieces, of which the beginning is known. */
    MaskedPieces pieces(String beginning, Supplier<String> lineBefore) {
        return new MaskedPieces(mask, before(beginning, lineBefore));
    }

    private String before(String text, Supplier<String> lineBefore) {
        return mask == SecretMask.MASK && SecretMask.mayBegin(text) ? lineBefore.get() : "";
    }
}
