package org.lockkeeper.logs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers of lines in order, found region by region. Does not change: what comes further makes a new one. Few lines of a region are kept as numbers,
 * many as bits, so that it never takes more than a bit for each line of the log and a region's overhead.
 */
@SuppressWarnings("ArrayRecordComponent") // arrays keep it small; nobody changes them
record LineSet(List<Part> parts, long[] firstLines, long[] counts) {
    static final LineSet EMPTY = new LineSet(List.of(), new long[1], new long[1]);

    /** The found lines of one region. */
    sealed interface Part {
        int line(int i);

        /** How many of them lie before that line. */
        int rank(int line);
    }

    @SuppressWarnings("ArrayRecordComponent") // arrays keep it small; nobody changes them
    private record Few(int[] lines) implements Part {
        @Override
        public int line(int i) {
            return lines[i];
        }

        @Override
        public int rank(int line) {
            int found = Arrays.binarySearch(lines, line);
            return found >= 0 ? found : -found - 1;
        }
    }

    /** Bits, and how many are set before each word. */
    @SuppressWarnings("ArrayRecordComponent") // arrays keep it small; nobody changes them
    private record Many(long[] words, int[] before) implements Part {
        @Override
        public int line(int i) {
            int word = Arrays.binarySearch(before, i);
            word = word >= 0 ? word : -word - 2;
            while (word + 1 < before.length && before[word + 1] <= i) {
                word++;
            }
            long bits = words[word];
            for (int skip = i - before[word]; skip > 0; skip--) {
                bits &= bits - 1;
            }
            return word * 64 + Long.numberOfTrailingZeros(bits);
        }

        @Override
        public int rank(int line) {
            int word = Math.min(line / 64, words.length);
            return word == words.length
                    ? before[word]
                    : before[word] + Long.bitCount(words[word] & ((1L << (line % 64)) - 1));
        }
    }

    /**
     * With one region more.
     *
     * @param lines how many lines begin in the region
     * @param found those that were found, counted in the region, in order
     */
    LineSet plus(int lines, int[] found) {
        List<Part> more = new ArrayList<>(parts);
        more.add(found.length > lines / 32 ? many(lines, found) : new Few(found));
        return new LineSet(List.copyOf(more), append(firstLines, lines), append(counts, found.length));
    }

    /** With so many lines before and after each of them, as far as the regions go. */
    LineSet around(int lines) {
        LineSet wide = EMPTY;
        for (int part = 0; part < parts.size(); part++) {
            long first = firstLines[part];
            long end = firstLines[part + 1];
            int[] near = new int[16];
            int count = 0;
            long next = first;
            // Those in neighbouring regions may reach into this one.
            long last = rank(end + lines);
            for (long i = rank(Math.max(0, first - lines)); i < last && next < end; i++) {
                long hit = line(i);
                long to = Math.min(end - 1, hit + lines);
                for (next = Math.max(next, hit - lines); next <= to; next++) {
                    if (count == near.length) {
                        near = Arrays.copyOf(near, count * 2);
                    }
                    near[count++] = (int) (next - first);
                }
            }
            wide = wide.plus((int) (end - first), Arrays.copyOf(near, count));
        }
        return wide;
    }

    LineSet withoutLast() {
        int count = parts.size() - 1;
        return new LineSet(
                parts.subList(0, count), Arrays.copyOf(firstLines, count + 1), Arrays.copyOf(counts, count + 1));
    }

    private static long[] append(long[] sums, long further) {
        long[] more = Arrays.copyOf(sums, sums.length + 1);
        more[sums.length] = more[sums.length - 1] + further;
        return more;
    }

    private static Part many(int lines, int[] found) {
        long[] words = new long[(lines + 63) / 64];
        for (int line : found) {
            words[line / 64] |= 1L << (line % 64);
        }
        int[] before = new int[words.length + 1];
        for (int i = 0; i < words.length; i++) {
            before[i + 1] = before[i] + Long.bitCount(words[i]);
        }
        return new Many(words, before);
    }

    long count() {
        return counts[parts.size()];
    }

    /** The line of that rank, from 0. */
    long line(long i) {
        int part = partOf(counts, i);
        return firstLines[part] + parts.get(part).line((int) (i - counts[part]));
    }

    /** How many of the lines lie before that one. */
    long rank(long line) {
        if (parts.isEmpty()) {
            return 0;
        }
        int part = Math.min(partOf(firstLines, line), parts.size() - 1);
        return counts[part] + parts.get(part).rank((int) Math.min(Integer.MAX_VALUE, line - firstLines[part]));
    }

    /** The part in which a number falls; of several that are empty the last. */
    private static int partOf(long[] sums, long i) {
        int found = Arrays.binarySearch(sums, i);
        found = found >= 0 ? found : -found - 2;
        while (found + 1 < sums.length && sums[found + 1] <= i) {
            found++;
        }
        return found;
    }
}
