package org.lockkeeper.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.files.ProcessLock;

/** Appends to a trail: an entry is on disk, and the head after it, when this returns, or nothing is. */
final class TrailWriter {
    /** More than an entry's length: consequences are cut long before. */
    private static final int LONGEST_TORN_ENTRY = 4 << 20;

    private final TrailFolder folder;

    TrailWriter(TrailFolder folder) {
        this.folder = folder;
    }

    /** @throws IOException if it cannot be written, or the trail is not what its head says */
    TrailLine append(Map<String, List<String>> fields) throws IOException {
        try (ProcessLock _ = folder.lock();
                FileChannel channel = folder.openTrail()) {
            return append(channel, end(channel), fields);
        }
    }

    /** As {@link #append}, for what several processes may find at the same time: only the first of them writes. */
    void appendWhileOpen(long intent, Map<String, List<String>> fields) throws IOException {
        try (ProcessLock _ = folder.lock();
                FileChannel channel = folder.openTrail()) {
            TrailHead head = end(channel);
            if (head.open().containsKey(intent)) {
                append(channel, head, fields);
            }
        }
    }

    private TrailLine append(FileChannel channel, TrailHead head, Map<String, List<String>> fields) throws IOException {
        TrailLine line = TrailLine.make(head.count() + 1, head.hash(), fields);
        write(channel, head, line);
        return line;
    }

    private void write(FileChannel channel, TrailHead head, TrailLine line) throws IOException {
        try {
            ByteBuffer bytes = line.bytes();
            channel.position(head.bytes());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            folder.write(head.with(line));
        } catch (IOException e) {
            cutBack(channel, head, e);
            throw e;
        }
    }

    /** What is half there was not recorded; where it cannot be cut off, the next append does it. */
    private static void cutBack(FileChannel channel, TrailHead head, IOException why) {
        try {
            channel.truncate(head.bytes());
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    /** Where the trail ends, checked against its head. */
    private TrailHead end(FileChannel channel) throws IOException {
        Optional<TrailHead> known = folder.head();
        if (known.isEmpty() && channel.size() > 0 && !isFirst(channel)) {
            throw damaged("its head is missing");
        }
        TrailHead head = known.orElse(TrailHead.EMPTY);
        if (channel.size() < head.bytes()) {
            throw damaged("it is shorter than its head says");
        }
        if (head.count() > 0 && !hasHash(channel, head)) {
            throw damaged("its last entry is not the one that its head names");
        }
        return channel.size() == head.bytes() ? head : adopt(channel, head);
    }

    /** Whether all there is is the one entry that a process wrote before it was killed, and so before any head. */
    private static boolean isFirst(FileChannel channel) throws IOException {
        return !hasLineEnd(read(channel, 0, channel.size()))
                || following(channel, TrailHead.EMPTY).isPresent();
    }

    /** A process was killed between its entry and the head: a whole entry counts, a torn one never permitted anything. */
    private TrailHead adopt(FileChannel channel, TrailHead head) throws IOException {
        Optional<TrailLine> line = following(channel, head);
        if (line.isPresent()) {
            TrailHead after = head.with(line.get());
            folder.write(after);
            return after;
        }
        if (hasLineEnd(read(channel, head.bytes(), channel.size()))) {
            throw damaged("it goes on after its head, with what does not follow from it");
        }
        channel.truncate(head.bytes());
        return head;
    }

    /** The one whole entry after the head that follows from it; empty where what is there is anything else. */
    private static Optional<TrailLine> following(FileChannel channel, TrailHead head) throws IOException {
        try {
            TrailLine line = TrailLine.parse(read(channel, head.bytes(), channel.size()));
            return Optional.of(line)
                    .filter(l -> l.number() == head.count() + 1 && l.previous().equals(head.hash()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean hasHash(FileChannel channel, TrailHead head) throws IOException {
        String tail = "\"hash\":\"" + head.hash() + "\"}\n";
        long from = Math.max(0, head.bytes() - tail.length());
        return new String(read(channel, from, head.bytes()), java.nio.charset.StandardCharsets.UTF_8).equals(tail);
    }

    private static boolean hasLineEnd(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '\n') {
                return true;
            }
        }
        return false;
    }

    private static byte[] read(FileChannel channel, long from, long to) throws IOException {
        if (to - from > LONGEST_TORN_ENTRY) {
            throw new IOException("more than one entry lies after the head of the audit trail");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) (to - from));
        long position = from;
        while (bytes.hasRemaining()) {
            int count = channel.read(bytes, position);
            if (count < 0) {
                break;
            }
            position += count;
        }
        return java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }

    private IOException damaged(String how) {
        return new IOException(
                "%s is damaged: %s; \"lockkeeper audit verify\" names the first bad entry. Keep the folder %s as evidence under another name, and a new trail begins"
                        .formatted(folder.trail(), how, folder.folder()));
    }
}
