package org.lockkeeper.logs.format;

/** Process numbers in prefixes. */
final class Numbers {
    private static final int HIGHEST_PID = 1 << 22;

    private Numbers() {}

    /** The number at that place, which ends with something that is neither digit, letter, point nor colon; -1 where there is none. */
    static int decimal(byte[] b, int at, int to) {
        long value = 0;
        int i = at;
        for (; i < to && i - at < 8 && TimeReader.isDigit(b[i]); i++) {
            value = value * 10 + (b[i] - '0');
        }
        boolean ended =
                i < to && !isWord(b[i]) && b[i] != '.' && !(b[i] == ':' && i + 1 < to && TimeReader.isDigit(b[i + 1]));
        return i > at && ended && value > 0 && value <= HIGHEST_PID ? (int) value : -1;
    }

    /**
     * A session id's process, or the first number that stands alone, outside the time.
     *
     * @param timeAt where the time begins
     * @param timeEnd behind the time and its zone
     */
    static int alone(byte[] b, int from, int to, int timeAt, int timeEnd) {
        for (int i = from; i < to; i++) {
            if (i >= timeAt && i < timeEnd) {
                i = timeEnd - 1;
                continue;
            }
            boolean within = i > from && i != timeEnd && (isWord(b[i - 1]) || b[i - 1] == '.');
            if (within) {
                continue;
            }
            int session = session(b, i, to);
            int pid = session >= 0 || belongs(b, from, i, timeEnd) ? session : decimal(b, i, to);
            if (pid >= 0) {
                return pid;
            }
        }
        return -1;
    }

    /** Whether a number belongs to the word before it: a port such as {@code 10.0.0.1(5432)}, or a name such as {@code web-01}. */
    private static boolean belongs(byte[] b, int from, int at, int timeEnd) {
        int sign = at - 1;
        return sign > from
                && sign != timeEnd
                && (b[sign] == '-' || b[sign] == '(')
                && (isWord(b[sign - 1]) || b[sign - 1] == ']');
    }

    /** {@code %c}: the start's seconds in eight hexadecimal digits, a point, the process in hexadecimal. */
    private static int session(byte[] b, int at, int to) {
        int i = at;
        while (i < to && Character.digit(b[i], 16) >= 0) {
            i++;
        }
        if (i - at != 8 || i >= to || b[i] != '.') {
            return -1;
        }
        int value = 0;
        int start = ++i;
        for (; i < to && i - start < 7 && Character.digit(b[i], 16) >= 0; i++) {
            value = value * 16 + Character.digit(b[i], 16);
        }
        boolean ended = i >= to || !isWord(b[i]);
        return ended && value > 0 && value <= HIGHEST_PID ? value : -1;
    }

    private static boolean isWord(byte c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
