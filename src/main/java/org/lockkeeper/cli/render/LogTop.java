package org.lockkeeper.cli.render;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.TextTable;
import org.lockkeeper.cli.output.TextTable.Cell;
import org.lockkeeper.cli.output.TextTable.Column;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.logs.SecretMask;
import org.lockkeeper.logs.finding.Deadlock;
import org.lockkeeper.logs.finding.Finding;
import org.lockkeeper.logs.finding.Findings;
import org.lockkeeper.logs.finding.Occurrence;
import org.lockkeeper.logs.finding.TopMessage;
import org.lockkeeper.logs.format.Severity;
import tools.jackson.core.JsonGenerator;

/** What stands out in a log: findings first, then its messages by their shape. */
public record LogTop(String file, Findings findings, SecretMask mask) implements JsonDocument {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int TOLD = 30;
    private static final String BARS = "▁▂▃▄▅▆▇█";

    public String table(Pen pen) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings.findings()) {
            text.append(pen.paint(tone(finding), finding.kind().word()))
                    .append("  ")
                    .append(Inert.line(mask.of(finding.sentence())))
                    .append('\n');
            finding.occurrences().stream()
                    .limit(3)
                    .forEach(one -> text.append(pen.paint(
                                    Tone.QUIET,
                                    "    line %d%s: "
                                            .formatted(
                                                    one.number(),
                                                    one.time()
                                                            .map(t -> ", " + TIME.format(t))
                                                            .orElse(""))))
                            .append(Inert.line(mask.of(one.text())))
                            .append('\n'));
        }
        if (!findings.findings().isEmpty()) {
            text.append('\n');
        }
        if (findings.messages().isEmpty()) {
            return text.append("No entry matches.\n").toString();
        }
        TextTable table = new TextTable(
                Column.number("COUNT"),
                Column.text("LEVEL"),
                Column.text("FIRST (UTC)"),
                Column.text("LAST (UTC)"),
                Column.text("OVER TIME"),
                Column.flexible("MESSAGE"));
        for (TopMessage message : findings.messages().stream().limit(TOLD).toList()) {
            boolean grave = message.severity().isAtLeast(Severity.ERROR);
            table.row(
                    Cell.of("%,d".formatted(message.count())),
                    Cell.of(
                            message.severity() == Severity.NONE
                                    ? ""
                                    : message.severity().word(),
                            grave ? Tone.BAD : Tone.PLAIN),
                    Cell.of(time(message.first())),
                    Cell.of(time(message.last())),
                    Cell.of(pen.unicode() ? spark(message.spark()) : "", Tone.WORK),
                    Cell.of(Inert.line(mask.of(message.shape()))));
        }
        return text.append(table.render(pen)).toString();
    }

    private static Tone tone(Finding finding) {
        return switch (finding.kind()) {
            case DEADLOCK, OUT_OF_MEMORY -> Tone.BAD;
            case FAILED_LOGIN, LOCK_WAIT, SLOW_STATEMENT, TEMPORARY_FILE -> Tone.CAUTION;
            case CHECKPOINT, AUTOVACUUM -> Tone.PLAIN;
        };
    }

    private static String time(Optional<Instant> moment) {
        return moment.map(TIME::format).orElse("");
    }

    private static String spark(List<Integer> counts) {
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        StringBuilder bars = new StringBuilder();
        counts.forEach(count -> bars.append(
                count == 0 ? ' ' : BARS.charAt((int) ((long) count * (BARS.length() - 1) / Math.max(1, most)))));
        return bars.toString();
    }

    @Override
    public void writeFields(JsonGenerator json) {
        json.writeStringProperty("file", file);
        json.writeNumberProperty("entries", findings.entries());
        json.writeArrayPropertyStart("findings");
        findings.findings().forEach(finding -> write(json, finding));
        json.writeEndArray();
        json.writeNumberProperty("shapes", findings.shapes());
        json.writeArrayPropertyStart("messages");
        for (TopMessage message : findings.messages()) {
            json.writeStartObject();
            json.writeNumberProperty("count", message.count());
            json.writeStringProperty("level", message.severity().word());
            JsonDocument.optional(json, "first", message.first());
            JsonDocument.optional(json, "last", message.last());
            json.writeNumberProperty("line", message.line() + 1);
            json.writeStringProperty("shape", mask.of(message.shape()));
            json.writeArrayPropertyStart("spark");
            message.spark().forEach(json::writeNumber);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("kind", finding.kind().word());
        json.writeNumberProperty("count", finding.count());
        JsonDocument.optional(json, "first", finding.first());
        JsonDocument.optional(json, "last", finding.last());
        json.writeStringProperty("sentence", mask.of(finding.sentence()));
        json.writeStringProperty("grep", finding.kind().pattern());
        json.writeArrayPropertyStart("lines");
        for (Occurrence one : finding.occurrences()) {
            json.writeStartObject();
            json.writeNumberProperty("line", one.number());
            JsonDocument.optional(json, "time", one.time());
            if (one.pid().isPresent()) {
                json.writeNumberProperty("pid", one.pid().getAsInt());
            } else {
                json.writeNullProperty("pid");
            }
            json.writeNumberProperty("value", one.value());
            json.writeStringProperty("text", mask.of(one.text()));
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!finding.deadlocks().isEmpty()) {
            deadlocks(json, finding.deadlocks());
        }
        json.writeEndObject();
    }

    private void deadlocks(JsonGenerator json, List<Deadlock> deadlocks) {
        json.writeArrayPropertyStart("deadlocks");
        for (Deadlock deadlock : deadlocks) {
            json.writeStartObject();
            json.writeNumberProperty("line", deadlock.line() + 1);
            json.writeArrayPropertyStart("sides");
            for (Deadlock.Side side : deadlock.sides()) {
                json.writeStartObject();
                json.writeNumberProperty("pid", side.pid());
                json.writeStringProperty("waitsFor", side.waitsFor());
                json.writeNumberProperty("blockedBy", side.blockedBy());
                json.writeStringProperty("statement", mask.of(side.statement()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
