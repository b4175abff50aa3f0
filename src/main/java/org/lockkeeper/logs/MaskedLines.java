package org.lockkeeper.logs;

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
        String masked = mask.of(line == last + 1 ? before : "", text);
        last = line;
        before = text;
        return masked;
    }

    /** As {@link #of} a line that comes in pieces, after the last of which {@link #ended} is to be told. */
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
