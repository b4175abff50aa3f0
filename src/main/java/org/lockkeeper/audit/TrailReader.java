package org.lockkeeper.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.audit.AuditedAction.Ending;

/** Reads a trail. What was tampered with is left to {@link TrailVerifier}: here a bad line is left out. */
final class TrailReader {
    private final TrailFolder folder;

    TrailReader(TrailFolder folder) {
        this.folder = folder;
    }

    byte[] bytes() throws IOException {
        return Files.exists(folder.trail()) ? Files.readAllBytes(folder.trail()) : new byte[0];
    }

    /** Intents without an outcome, found through the head without reading the rest. */
    List<TrailLine> open() throws IOException {
        Optional<TrailHead> head = folder.head();
        List<TrailLine> lines = new ArrayList<>();
        if (head.isEmpty() || head.get().open().isEmpty()) {
            return lines;
        }
        try (RandomAccessFile file = new RandomAccessFile(folder.trail().toFile(), "r")) {
            for (long offset : head.get().open().values()) {
                file.seek(offset);
                // JSON escapes what is not ASCII in no way that readLine would harm: bytes are taken one to one.
                String line = file.readLine();
                if (line != null) {
                    lines.add(TrailLine.parse((line + "\n").getBytes(StandardCharsets.ISO_8859_1)));
                }
            }
        }
        return lines;
    }

    /** The newest first. */
    List<AuditedAction> actions() throws IOException {
        Map<Long, Ending> endings = new HashMap<>();
        List<TrailLine> intents = new ArrayList<>();
        for (byte[] bytes : split(bytes())) {
            Optional<TrailLine> line = lenient(bytes);
            if (line.isEmpty()) {
                continue;
            }
            line.get().closes().ifPresent(of -> endings.putIfAbsent(of, ending(line.get())));
            if (line.get().isIntent()) {
                intents.addFirst(line.get());
            }
        }
        return intents.stream()
                .map(line -> action(line, Optional.ofNullable(endings.get(line.number()))))
                .toList();
    }

    /** The lines, each with its line end; the last may lack it. */
    static List<byte[]> split(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || i == bytes.length - 1) {
                lines.add(java.util.Arrays.copyOfRange(bytes, start, i + 1));
                start = i + 1;
            }
        }
        return lines;
    }

    private static Optional<TrailLine> lenient(byte[] bytes) {
        try {
            return Optional.of(TrailLine.parse(bytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Ending ending(TrailLine line) {
        return new Ending(AuditTrail.instant(line.text("at")), line.text("result"), line.text("detail"));
    }

    private static AuditedAction action(TrailLine line, Optional<Ending> ending) {
        return new AuditedAction(
                line.number(),
                AuditTrail.instant(line.text("at")),
                line.text("osUser"),
                line.text("role"),
                line.text("profile"),
                line.text("environment"),
                line.text("address"),
                line.text("database"),
                line.text("system"),
                line.text("operation"),
                line.list("subjects"),
                line.text("digest"),
                line.list("consequences"),
                line.text("asked"),
                line.text("acknowledged"),
                line.text("typedName"),
                line.text("objection"),
                line.text("reason"),
                ending.isEmpty() && Writers.isRunning(line),
                ending);
    }
}
