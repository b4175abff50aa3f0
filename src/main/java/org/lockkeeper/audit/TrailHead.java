package org.lockkeeper.audit;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far a trail goes, kept apart from it: without it a cut end would leave no trace.
 *
 * @param count how many entries there are
 * @param bytes how long the trail is
 * @param hash of the last entry
 * @param open where intents without an outcome begin, in bytes, by their number
 */
record TrailHead(long count, long bytes, String hash, Map<Long, Long> open) {
    /** What stands for the hash before the first entry. */
    static final String GENESIS = "0".repeat(64);

    static final TrailHead EMPTY = new TrailHead(0, 0, GENESIS, Map.of());

    TrailHead {
        open = java.util.Collections.unmodifiableMap(new TreeMap<>(open));
    }

    /** The head after one more line. */
    TrailHead with(TrailLine line) {
        Map<Long, Long> still = new TreeMap<>(open);
        if (line.isIntent()) {
            still.put(line.number(), bytes);
        }
        line.closes().ifPresent(still::remove);
        return new TrailHead(line.number(), bytes + line.length(), line.hash(), still);
    }

    String text() {
        return "count %d\nbytes %d\nhash %s\nopen %s\n"
                .formatted(
                        count,
                        bytes,
                        hash,
                        open.entrySet().stream()
                                .map(e -> e.getKey() + "@" + e.getValue())
                                .collect(Collectors.joining(" ")));
    }

    /** @throws IOException if it is not a head */
    static TrailHead parse(String text) throws IOException {
        try {
            Map<String, String> lines = text.lines()
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf(' ')),
                            line -> line.substring(line.indexOf(' ') + 1).strip()));
            Map<Long, Long> open = new TreeMap<>();
            for (String one : lines.getOrDefault("open", "").split(" ", -1)) {
                if (!one.isEmpty()) {
                    int at = one.indexOf('@');
                    open.put(Long.valueOf(one.substring(0, at)), Long.valueOf(one.substring(at + 1)));
                }
            }
            return new TrailHead(
                    Long.parseLong(lines.getOrDefault("count", "")),
                    Long.parseLong(lines.getOrDefault("bytes", "")),
                    lines.getOrDefault("hash", ""),
                    open);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException e) {
            throw new IOException("the head of the audit trail cannot be read", e);
        }
    }
}
