package org.lockkeeper.audit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.audit.TrailCheck.Flaw;
import org.lockkeeper.audit.TrailCheck.Kind;
import org.lockkeeper.files.ProcessLock;

/** Checks a trail from its first entry to its head and names the first entry that does not hold. */
final class TrailVerifier {
    private final TrailFolder folder;

    TrailVerifier(TrailFolder folder) {
        this.folder = folder;
    }

    /**
     * @param kept a head of an earlier check
     * @throws IOException if the files cannot be read
     */
    TrailCheck check(Optional<KeptHead> kept) throws IOException {
        if (!folder.exists()) {
            return check(List.of(), Optional.empty(), kept);
        }
        try (ProcessLock _ = folder.lock()) {
            return check(TrailReader.split(new TrailReader(folder).bytes()), folder.head(), kept);
        }
    }

    private static TrailCheck check(List<byte[]> lines, Optional<TrailHead> head, Optional<KeptHead> kept) {
        String hash = TrailHead.GENESIS;
        for (int i = 0; i < lines.size(); i++) {
            long expected = i + 1L;
            boolean torn = !endsLine(lines.get(i));
            if (torn && expected > head.map(TrailHead::count).orElse(0L)) {
                // A process was killed while it wrote it: nothing was permitted by it, and the next entry takes its
                // place.
                return atTheEnd(i, hash, head, kept);
            }
            Optional<TrailLine> line = parse(lines.get(i));
            if (line.isEmpty()) {
                return torn
                        ? flawed(expected, hash, Kind.TRUNCATED, "is cut off in the middle")
                        : flawed(expected, hash, Kind.CHANGED, "is not what its hash was made of");
            }
            if (line.get().number() != expected) {
                return misplaced(lines, i, expected, hash);
            }
            if (!line.get().previous().equals(hash)) {
                return flawed(expected, hash, Kind.CHANGED, "does not follow from the entry before it");
            }
            String own = line.get().hash();
            if (head.filter(h -> h.count() == expected && !h.hash().equals(own)).isPresent()
                    || kept.filter(k -> k.count() == expected && !k.hash().equals(own))
                            .isPresent()) {
                return flawed(expected, hash, Kind.CHANGED, "is another than the one that the head names");
            }
            hash = own;
        }
        return atTheEnd(lines.size(), hash, head, kept);
    }

    private static TrailCheck atTheEnd(long count, String hash, Optional<TrailHead> head, Optional<KeptHead> kept) {
        long least = Math.max(
                head.map(TrailHead::count).orElse(0L), kept.map(KeptHead::count).orElse(0L));
        if (count < least) {
            return flawed(count + 1, hash, Kind.TRUNCATED, "and all after it are gone: the head counts " + least);
        }
        // One entry more than the head counts is what a process leaves that was killed in between; more is not.
        if (count > head.map(TrailHead::count).orElse(0L) + 1) {
            return head.isEmpty()
                    ? flawed(count + 1, hash, Kind.TRUNCATED, "may be gone: the head, which would tell, is missing")
                    : flawed(
                            head.get().count() + 1,
                            hash,
                            Kind.CHANGED,
                            "and all after it were added behind the head's back");
        }
        return new TrailCheck(count, hash, Optional.empty());
    }

    private static TrailCheck misplaced(List<byte[]> lines, int from, long expected, String hash) {
        boolean later = lines.subList(from, lines.size()).stream()
                .map(TrailVerifier::parse)
                .flatMap(Optional::stream)
                .anyMatch(line -> line.number() == expected);
        long found = parse(lines.get(from)).map(TrailLine::number).orElse(-1L);
        return later
                ? flawed(expected, hash, Kind.REORDERED, "stands further down; entry " + found + " is in its place")
                : flawed(expected, hash, Kind.MISSING, "is not there; entry " + found + " is in its place");
    }

    private static Optional<TrailLine> parse(byte[] line) {
        try {
            return Optional.of(TrailLine.parse(line));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean endsLine(byte[] line) {
        return line.length > 0 && line[line.length - 1] == '\n';
    }

    private static TrailCheck flawed(long entry, String hash, Kind kind, String sentence) {
        return new TrailCheck(
                entry - 1, hash, Optional.of(new Flaw(entry, kind, "Entry " + entry + " " + sentence + ".")));
    }
}
