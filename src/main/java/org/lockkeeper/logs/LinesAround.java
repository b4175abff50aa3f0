package org.lockkeeper.logs;

import java.io.IOException;
import java.util.List;

/** Reads the lines before and after a hit, without an index. One thread uses it at a time. */
public final class LinesAround {
    private static final long FIRST_LOOK = 1 << 13;
    private static final long LONGEST_LOOK = 1 << 24;

    private final LogFile file;
    private final LineCutter cutter;
    private final int wanted;
    private final SecretMask mask;

    /**
     * Of a log.
     *
     * @param lines how many before and after each hit
     * @param mask what becomes of what looks like a password in them
     */
    public LinesAround(LogFile file, int lines, SecretMask mask) {
        this.mask = mask;
        this.file = file;
        this.cutter = new LineCutter(file.bytes(), file.format());
        this.wanted = lines;
    }

    /**
     * What stands around a line, fewer at the log's ends; texts as {@link LogLine#text}, without passwords where that was asked for.
     *
     * @param before the nearest at the end
     * @param after the nearest first
     */
    public record Around(List<String> before, List<String> after) {
        /** Nothing. */
        public static final Around NONE = new Around(List.of(), List.of());

        public Around {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** @throws org.lockkeeper.error.LockkeeperException if the log cannot be read */
    public Around of(Hit hit) {
        if (wanted == 0) {
            return Around.NONE;
        }
        try {
            return new Around(before(hit.offset()), after(hit.offset()));
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    /** Looks farther back until there are enough; before a line of many megabytes it finds none. */
    private List<String> before(long offset) throws IOException {
        for (long look = FIRST_LOOK; ; look *= 4) {
            long from = Math.max(0, offset - look);
            List<LogLine> lines = cutter.between(from, offset);
            if (lines.size() >= wanted || from == 0 || look >= LONGEST_LOOK) {
                return texts(lines.subList(Math.max(0, lines.size() - wanted), lines.size()));
            }
        }
    }

    private List<String> after(long offset) throws IOException {
        return texts(cutter.lines(new LineIndex.Block(0, offset), 1, 1L + wanted));
    }

    private List<String> texts(List<LogLine> lines) {
        MaskedLines masked = new MaskedLines(mask);
        return lines.stream()
                .map(line -> masked.of(line.text(), LineBefore.at(file, line.offset())))
                .toList();
    }
}
