package org.lockkeeper.sandbox.incident;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.sandbox.incident.Performance.Phase;
import org.slf4j.LoggerFactory;

/** Where a performance is written down: a line of its own values, then a line a session, with tabs between the values. */
record PerformanceFile(Path file) {
    private static final String NONE = "-";
    private static final int HEAD = 6;
    private static final int PLAYER = 8;

    void write(Performance performance) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                performance.incident(),
                performance.process(),
                performance.processStart(),
                performance.begun(),
                performance.phase(),
                performance.message()));
        for (Player player : performance.players()) {
            lines.add(line(
                    player.part(),
                    player.role(),
                    player.application(),
                    player.pid(),
                    player.backendStart().map(Instant::toString).orElse(NONE),
                    player.fate(),
                    player.inPlace(),
                    player.detail()));
        }
        SafeFiles.write(file, String.join("\n", lines) + "\n");
    }

    /** What was written last; empty where nothing was, or nothing that can be read. */
    Optional<Performance> read() throws IOException {
        try {
            List<String> lines = Files.readAllLines(file);
            String[] head = lines.getFirst().split("\t", HEAD);
            return Optional.of(new Performance(
                    Incident.of(head[0]).orElseThrow(),
                    Long.parseLong(head[1]),
                    Instant.parse(head[2]),
                    Instant.parse(head[3]),
                    Phase.valueOf(head[4]),
                    head[5],
                    lines.stream().skip(1).map(PerformanceFile::player).toList()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException
                | java.util.NoSuchElementException
                | ArrayIndexOutOfBoundsException
                | DateTimeException e) {
            LoggerFactory.getLogger(PerformanceFile.class).warn("{} is not what was written there", file, e);
            return Optional.empty();
        }
    }

    private static Player player(String line) {
        String[] values = line.split("\t", PLAYER);
        return new Player(
                values[0],
                Role.valueOf(values[1]),
                values[2],
                Long.parseLong(values[3]),
                values[4].equals(NONE) ? Optional.empty() : Optional.of(Instant.parse(values[4])),
                Fate.valueOf(values[5]),
                Boolean.parseBoolean(values[6]),
                values[7]);
    }

    private static String line(Object... values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add((value instanceof Enum<?> e && !(value instanceof Incident) ? e.name() : value.toString())
                    .replaceAll("[\\t\\r\\n]+", " "));
        }
        return String.join("\t", texts);
    }
}
