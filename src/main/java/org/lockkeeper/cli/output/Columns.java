package org.lockkeeper.cli.output;

import java.util.ArrayList;
import java.util.List;

/** How many columns text takes on a terminal, and fitting it into some. */
public final class Columns {
    private Columns() {}

    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += width(c);
            i += Character.charCount(c);
        }
        return width;
    }

    private static int width(int c) {
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    /** The ranges of East Asian wide characters and of emoji (Unicode annex 11), coarsely. */
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }

    public static String padEnd(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    public static String padStart(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** Leaves out the middle, since both ends of a migration's name tell something. */
    public static String shorten(String text, int width, String ellipsis) {
        if (width(text) <= width) {
            return text;
        }
        int room = Math.max(0, width - width(ellipsis));
        int[] points = text.codePoints().toArray();
        int head = 0;
        int headWidth = 0;
        while (head < points.length && headWidth + width(points[head]) <= (room + 1) / 2) {
            headWidth += width(points[head++]);
        }
        int tail = points.length;
        int tailWidth = 0;
        while (tail > head && headWidth + tailWidth + width(points[tail - 1]) <= room) {
            tailWidth += width(points[--tail]);
        }
        return new String(points, 0, head) + ellipsis + new String(points, tail, points.length - tail);
    }

    /** Breaks at spaces; a longer word stands on a line of its own. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" +", -1)) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
