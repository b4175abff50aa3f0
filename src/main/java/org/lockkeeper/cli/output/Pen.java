package org.lockkeeper.cli.output;

import java.nio.charset.Charset;

/**
 * How one stream is written to.
 *
 * @param colour whether tones become colours
 * @param unicode whether signs beyond ASCII can be shown
 * @param width columns; 0 where nothing limits a line
 */
public record Pen(boolean colour, boolean unicode, int width) {
    private static final int READABLE = 100;

    /** For a stream in that encoding. */
    public static Pen of(Charset charset, boolean colour, int width) {
        return new Pen(colour, charset.newEncoder().canEncode("✓≠…─"), width);
    }

    public String paint(Tone tone, String text) {
        return !colour || tone.code().isEmpty() || text.isEmpty()
                ? text
                : "\u001b[" + tone.code() + "m" + text + "\u001b[0m";
    }

    /** One of two forms of a sign. */
    public String sign(String unicodeForm, String asciiForm) {
        return unicode ? unicodeForm : asciiForm;
    }

    /** How wide prose is set. */
    public int proseWidth() {
        return width == 0 ? READABLE : Math.clamp(width, 40, READABLE);
    }
}
