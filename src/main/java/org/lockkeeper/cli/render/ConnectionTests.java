package org.lockkeeper.cli.render;

import java.time.Duration;
import java.util.List;
import org.lockkeeper.cli.output.Columns;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.db.ConnectionTest.Connected;
import org.lockkeeper.db.ConnectionTest.Failed;
import org.lockkeeper.db.ConnectionTest.Outcome;
import org.lockkeeper.error.ExitCode;
import tools.jackson.core.JsonGenerator;

/** What connecting to each profile came to. */
public record ConnectionTests(List<Outcome> outcomes) implements JsonDocument {
    public ConnectionTests {
        outcomes = List.copyOf(outcomes);
    }

    /** The gravest: a mistake in the workspace before a database out of reach. */
    public ExitCode exitCode() {
        List<ExitCode> codes = outcomes.stream()
                .map(outcome -> switch (outcome) {
                    case Connected _ -> ExitCode.OK;
                    case Failed failed -> failed.failure().exitCode();
                })
                .toList();
        if (codes.contains(ExitCode.USAGE)) {
            return ExitCode.USAGE;
        }
        return codes.stream().allMatch(code -> code == ExitCode.OK) ? ExitCode.OK : ExitCode.UNREACHABLE;
    }

    /** For a terminal: a line for each that works, the sentence for each that does not. */
    public String table(Pen pen) {
        int width = outcomes.stream()
                .mapToInt(outcome -> Columns.width(Inert.line(outcome.profile().name())))
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : outcomes) {
            String name = Columns.padEnd(Inert.line(outcome.profile().name()), width);
            switch (outcome) {
                case Connected connected ->
                    text.append(pen.paint(Tone.GOOD, pen.sign("✓", "+")))
                            .append(' ')
                            .append(pen.paint(Tone.STRONG, name))
                            .append("  ")
                            .append(Inert.line(found(connected)))
                            .append('\n');
                case Failed failed -> {
                    String margin = " ".repeat(width + 4);
                    text.append(pen.paint(Tone.BAD, pen.sign("✗", "x")))
                            .append(' ')
                            .append(pen.paint(Tone.STRONG, name))
                            .append("  ")
                            .append(String.join(
                                    "\n" + margin,
                                    Columns.wrap(
                                            Inert.line(failed.failure().sentence()),
                                            pen.proseWidth() - margin.length())))
                            .append('\n')
                            .append(margin)
                            .append(pen.paint(Tone.QUIET, failed.failure().code()))
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    private static String found(Connected connected) {
        return "PostgreSQL %s%s, database %s as %s, %s, round trip %.1f ms"
                .formatted(
                        connected.facts().version().text(),
                        connected.facts().inRecovery() ? " (standby)" : "",
                        connected.facts().identity().database(),
                        connected.facts().user(),
                        connected.tls().map(tls -> "encrypted with " + tls).orElse("not encrypted"),
                        milliseconds(connected.roundTrip()));
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    @Override
    public void writeFields(JsonGenerator json) {
        json.writeArrayPropertyStart("profiles");
        for (Outcome outcome : outcomes) {
            json.writeStartObject();
            json.writeStringProperty("name", outcome.profile().name());
            json.writeStringProperty(
                    "environment", outcome.profile().environment().label());
            json.writeStringProperty("address", outcome.profile().address());
            switch (outcome) {
                case Connected connected -> write(json, connected);
                case Failed failed -> {
                    json.writeBooleanProperty("reachable", false);
                    json.writeObjectPropertyStart("error");
                    json.writeStringProperty("code", failed.failure().code());
                    json.writeStringProperty("message", failed.failure().sentence());
                    json.writeEndObject();
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Connected connected) {
        json.writeBooleanProperty("reachable", true);
        json.writeNullProperty("error");
        json.writeStringProperty("serverVersion", connected.facts().version().text());
        JsonDocument.optional(json, "systemIdentifier", connected.facts().systemIdentifier());
        json.writeStringProperty("database", connected.facts().identity().database());
        json.writeStringProperty("user", connected.facts().user());
        json.writeBooleanProperty("standby", connected.facts().inRecovery());
        JsonDocument.optional(json, "tls", connected.tls());
        json.writeNumberProperty("connectingMs", milliseconds(connected.connecting()));
        json.writeNumberProperty("roundTripMs", milliseconds(connected.roundTrip()));
    }
}
