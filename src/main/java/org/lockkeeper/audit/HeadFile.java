package org.lockkeeper.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lockkeeper.files.SafeFiles;

/**
 * The head on disk: two places of a fixed size, written in turn, so that one is whole while the other is being written. Replacing a whole
 * file would make two more changes to its folder for every entry, each of which may wait for the disk.
 */
record HeadFile(Path path) {
    /** A place's size in bytes: enough for more than a thousand entries without an outcome. */
    static final int PLACE = 1 << 15;

    private static final String CHECK = "check ";

    /**
     * The newest head that is whole; empty where there is no file.
     *
     * @throws IOException if it cannot be read, or neither place holds one
     */
    Optional<TrailHead> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        String text = Files.readString(path, StandardCharsets.ISO_8859_1);
        if (!text.contains(CHECK)) {
            // As it was before there were two places.
            return Optional.of(TrailHead.parse(text));
        }
        int second = Math.min(PLACE, text.length());
        Optional<TrailHead> newest = Stream.of(text.substring(0, second), text.substring(second))
                .flatMap(place -> whole(place).stream())
                .max(Comparator.comparingLong(TrailHead::count));
        if (newest.isEmpty()) {
            throw new IOException("the head of the audit trail cannot be read");
        }
        return newest;
    }

    /** Puts a head into the place of the one before the last, and syncs it. */
    void write(TrailHead head) throws IOException {
        String text = head.text();
        ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text + CHECK + TrailLine.sha256(text) + "\n");
        if (bytes.remaining() > PLACE) {
            throw new IOException("too many entries of the audit trail have no outcome");
        }
        SafeFiles.createParents(path);
        try (FileChannel channel = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), SafeFiles.privateFile())) {
            write(channel, head.count() % 2 * PLACE, bytes);
        }
    }

    private static void write(FileChannel channel, long place, ByteBuffer bytes) throws IOException {
        try {
            long at = place;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
            channel.force(false);
        } catch (IOException e) {
            spoil(channel, place, e);
            throw e;
        }
    }

    /** A head that is not known to be on disk must not count: its entry is cut off the trail. */
    private static void spoil(FileChannel channel, long place, IOException why) {
        try {
            channel.write(ByteBuffer.allocate(1), place);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private static Optional<TrailHead> whole(String place) {
        int check = place.indexOf(CHECK);
        if (check < 0) {
            return Optional.empty();
        }
        String text = place.substring(0, check);
        if (!place.startsWith(TrailLine.sha256(text) + "\n", check + CHECK.length())) {
            return Optional.empty();
        }
        try {
            return Optional.of(TrailHead.parse(text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
