package org.lockkeeper.logs.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.logs.scan.Swar;

/** Makes an entry of its lines. For what is shown, not for all of a file. One thread uses it at a time. */
public final class EntryParser {
    private final LogFormat format;
    private final HeadParser heads;
    private final Optional<PrefixPattern> prefix;
    private final TimeReader times;
    private final Head head = new Head();

    public EntryParser(LogFormat format) {
        this.format = format;
        this.heads = format.heads();
        this.times = new TimeReader(format.zone());
        this.prefix = format.prefix().map(PrefixPattern::of);
    }

    /**
     * The entry that these lines make.
     *
     * @param lines its first line and those that belong to it, without line ends
     */
    public LogEntry parse(List<String> lines) {
        return switch (format.kind()) {
            case CSV -> csv(lines);
            case JSON, JSON_LINES -> JsonEntries.parse(lines, time(lines.getFirst()), head.severity);
            case STDERR, TIMED, PLAIN -> text(lines);
        };
    }

    private Optional<Instant> time(String line) {
        boolean found = read(line);
        return found && head.time != Head.NO_TIME ? Optional.of(Instant.ofEpochMilli(head.time)) : Optional.empty();
    }

    /** Fills {@link #head}; its places count bytes. */
    private boolean read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        byte[] room = Arrays.copyOf(bytes, bytes.length + Swar.SLACK);
        boolean found = heads.parse(room, 0, bytes.length, head);
        pid = found ? heads.pid(room, 0, bytes.length, head) : HeadParser.NO_PID;
        textFrom =
                found ? new String(bytes, 0, Math.min(head.textAt, bytes.length), StandardCharsets.UTF_8).length() : 0;
        return found;
    }

    private int pid = HeadParser.NO_PID;
    private int textFrom;

    private LogEntry csv(List<String> lines) {
        Optional<Instant> time = time(lines.getFirst());
        Severity severity = head.severity;
        return CsvEntries.parse(String.join("\n", lines), time, severity);
    }

    private LogEntry text(List<String> lines) {
        String first = lines.getFirst();
        Optional<Instant> time = time(first);
        Severity severity = head.severity;
        Map<Field, String> fields = new EnumMap<>(Field.class);
        if (pid != HeadParser.NO_PID) {
            fields.put(Field.PID, Integer.toString(pid));
        }
        if (format.kind() == LogFormat.Kind.STDERR && textFrom > 0) {
            String beginning = first.substring(0, textFrom);
            prefix.flatMap(pattern -> pattern.match(beginning, times))
                    .or(() -> KnownPrefixes.match(beginning, times))
                    .ifPresent(fields::putAll);
        }
        String own = label(first);
        StringBuilder text = new StringBuilder(first.substring(textFrom));
        List<LogEntry.Part> parts = new ArrayList<>();
        String label = own;
        String message = "";
        for (String line : lines.subList(1, lines.size())) {
            if (read(line) && head.part) {
                message = close(label, text, parts, message);
                label = label(line);
                text.append(line.substring(textFrom));
            } else {
                text.append('\n').append(line.startsWith("\t") ? line.substring(1) : line);
            }
        }
        message = close(label, text, parts, message);
        return new LogEntry(time, severity, fields, message, parts);
    }

    private static String close(String label, StringBuilder text, List<LogEntry.Part> parts, String message) {
        String whole = text.toString().strip();
        text.setLength(0);
        if (label.isEmpty()) {
            return whole;
        }
        parts.add(new LogEntry.Part(label, whole));
        return message;
    }

    /** The label of a part, such as DETAIL; empty for the message itself. */
    private String label(String line) {
        if (!head.part) {
            return "";
        }
        return Labels.last(line.substring(0, textFrom));
    }
}
