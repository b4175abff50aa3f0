package org.lockkeeper.cli.render;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.activity.AgeWords;
import org.lockkeeper.activity.record.Point;
import org.lockkeeper.activity.record.Recording;
import org.lockkeeper.activity.record.Recording.Missing;
import org.lockkeeper.activity.record.Timeline;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.TextTable;
import org.lockkeeper.cli.output.TextTable.Cell;
import org.lockkeeper.cli.output.TextTable.Column;
import org.lockkeeper.cli.output.Tone;
import tools.jackson.core.JsonGenerator;

/** What a recording holds, for a terminal or a script. */
public final class RecordingReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int ROWS = 24;
    private static final int JSON_POINTS = 600;

    private RecordingReport() {}

    /** What {@code record} tells at its end. */
    public static String recorded(Path file, long bytes, Recording recording) {
        return "%s: %d readings of %s in %s, %,d bytes%s.%n"
                .formatted(
                        file,
                        recording.points().size(),
                        Inert.line(recording.environment()),
                        AgeWords.of(recording.length()),
                        bytes,
                        recording.gaps().isEmpty()
                                ? ""
                                : ", " + recording.gaps().size() + " gaps");
    }

    /** The whole in a few rows: of each stretch the most that there was. */
    public static String timeline(Recording recording, Pen pen) {
        StringBuilder text = new StringBuilder();
        text.append("%s on %s: %d readings from %s to %s UTC (%s)%n"
                .formatted(
                        Inert.line(recording.environment()),
                        Inert.line(recording.server()),
                        recording.points().size(),
                        TIME.format(recording.from()),
                        TIME.format(recording.until()),
                        AgeWords.of(recording.length())));
        text.append("The most within each stretch:\n\n");
        TextTable table = new TextTable(
                Column.text("FROM (UTC)"),
                Column.number("SESSIONS"),
                Column.number("ACTIVE"),
                Column.number("WAITING"),
                Column.number("IDLE IN TX"),
                Column.number("LONGEST WAIT"),
                Column.flexible(""));
        for (Timeline.Stretch stretch : Timeline.of(recording.points(), ROWS)) {
            Point most = stretch.most();
            table.row(
                    Cell.of(TIME.format(stretch.from())),
                    number(most.sessions(), Tone.PLAIN),
                    number(most.active(), Tone.PLAIN),
                    number(most.waiting(), Tone.BAD),
                    number(most.idleInTransaction(), Tone.CAUTION),
                    Cell.of(most.longestWait().isZero() ? "" : AgeWords.of(most.longestWait())),
                    Cell.of(gap(recording.gaps(), stretch.from(), stretch.until()), Tone.CAUTION));
        }
        return text.append(table.render(pen)).toString();
    }

    private static Cell number(int value, Tone tone) {
        return value == 0 ? Cell.of("0", Tone.QUIET) : Cell.of(Integer.toString(value), tone);
    }

    private static String gap(List<Missing> gaps, Instant from, Instant until) {
        Optional<Missing> within = gaps.stream()
                .filter(gap -> !gap.until().isBefore(from) && !gap.from().isAfter(until))
                .findFirst();
        return within.map(gap -> "gap of %s: %s"
                        .formatted(AgeWords.of(Duration.between(gap.from(), gap.until())), Inert.line(gap.words())))
                .orElse("");
    }

    /** The same for a script. */
    public static JsonDocument json(Path file, long bytes, Recording recording) {
        return json -> {
            json.writeStringProperty("file", file.toString());
            json.writeNumberProperty("bytes", bytes);
            json.writeStringProperty("environment", recording.environment());
            json.writeStringProperty("server", recording.server());
            json.writeStringProperty("queries", recording.queries().label());
            json.writeNumberProperty("readings", recording.points().size());
            json.writeStringProperty("from", recording.from().toString());
            json.writeStringProperty("until", recording.until().toString());
            json.writeBooleanProperty("cut", recording.cut());
            json.writeArrayPropertyStart("gaps");
            recording.gaps().forEach(gap -> gap(json, gap));
            json.writeEndArray();
            json.writeArrayPropertyStart("timeline");
            Timeline.of(recording.points(), JSON_POINTS).forEach(stretch -> stretch(json, stretch));
            json.writeEndArray();
        };
    }

    private static void gap(JsonGenerator json, Missing gap) {
        json.writeStartObject();
        json.writeStringProperty("from", gap.from().toString());
        json.writeStringProperty("until", gap.until().toString());
        json.writeStringProperty("reason", gap.reason().name().toLowerCase(java.util.Locale.ROOT));
        json.writeStringProperty("words", gap.words());
        json.writeEndObject();
    }

    private static void stretch(JsonGenerator json, Timeline.Stretch stretch) {
        Point most = stretch.most();
        json.writeStartObject();
        json.writeStringProperty("from", stretch.from().toString());
        json.writeStringProperty("until", stretch.until().toString());
        json.writeNumberProperty("sessions", most.sessions());
        json.writeNumberProperty("active", most.active());
        json.writeNumberProperty("waiting", most.waiting());
        json.writeNumberProperty("idleInTransaction", most.idleInTransaction());
        json.writeNumberProperty("longestWaitMs", most.longestWait().toMillis());
        json.writeEndObject();
    }
}
