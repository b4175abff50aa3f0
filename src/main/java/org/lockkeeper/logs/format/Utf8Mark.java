package org.lockkeeper.logs.format;

/** The byte order mark with which programs on Windows begin a text in UTF-8. */
final class Utf8Mark {
    private static final String MARK = "\ufeff";
    private static final int LENGTH = 3;

    private Utf8Mark() {}

    /** Behind the mark, where one stands there. */
    static int behind(byte[] b, int from, int to) {
        boolean marked = to - from >= LENGTH
                && b[from] == (byte) 0xef
                && b[from + 1] == (byte) 0xbb
                && b[from + 2] == (byte) 0xbf;
        return marked ? from + LENGTH : from;
    }

    static String without(String text) {
        return text.startsWith(MARK) ? text.substring(1) : text;
    }
}
