package org.lockkeeper.logs.mark;

/**
 * What tells an entry's line in any copy of its file: where it begins, and hashes of what the file begins with and of what stands there. A file
 * that grew, was renamed or packed keeps all of it; one that was truncated or replaced does not.
 *
 * @param offset where the line begins in its file, in bytes of its text
 * @param headBytes how many bytes from the file's beginning {@code head} covers, up to {@value #MOST_HEAD}
 * @param head SHA-256 in hexadecimal digits
 * @param before how many bytes before the line {@code line} covers too, up to {@value #MOST_BEFORE}
 * @param bytes how many bytes of the line it covers, up to {@value #MOST_LINE}
 * @param line SHA-256 in hexadecimal digits
 */
public record Anchor(long offset, int headBytes, String head, int before, int bytes, String line) {
    static final int MOST_HEAD = 1 << 10;
    static final int MOST_BEFORE = 1 << 8;
    static final int MOST_LINE = 1 << 12;

    /** @throws IllegalArgumentException if a number is out of its range */
    public Anchor {
        if (offset < 0 || before > offset) {
            throw new IllegalArgumentException("no place in a file: " + offset);
        }
        within(headBytes, MOST_HEAD);
        within(before, MOST_BEFORE);
        within(bytes, MOST_LINE);
    }

    private static void within(int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(value + " is not from 0 to " + most);
        }
    }
}
