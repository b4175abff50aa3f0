package org.lockkeeper.logs.scan;

/** Tells whether one line matches that is too long to be looked at as a whole. One thread uses it at a time. */
public interface LineInPieces {
    /** A line begins. */
    void begin();

    /** Takes its next piece, without its line end. */
    void piece(byte[] b, int from, int to);

    /** The line has ended: whether it matches. */
    boolean end();
}
