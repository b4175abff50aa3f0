package org.lockkeeper.cli.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.activity.alert.Alert;
import org.lockkeeper.activity.alert.AlertKind;
import org.lockkeeper.activity.alert.Alerts;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;
import tools.jackson.core.JsonGenerator;

/** The alerts of one watch, line by line and as a document at its end. */
public final class AlertLog implements JsonDocument {
    private final String environment;
    private final List<Alert> raised = new ArrayList<>();
    private final List<AlertKind> standing = new ArrayList<>();

    public AlertLog(String environment) {
        this.environment = environment;
    }

    /** Takes what a reading changed in, and gives the lines that tell it; none where it changed nothing. */
    public String add(Alerts alerts, Pen pen) {
        StringBuilder lines = new StringBuilder();
        for (Alert alert : alerts.raised()) {
            raised.add(alert);
            standing.add(alert.kind());
            lines.append(line(alert.since(), pen.paint(Tone.BAD, "raised"), alert, alert.words()));
        }
        for (Alert alert : alerts.cleared()) {
            standing.remove(alert.kind());
            lines.append(line(alerts.at(), pen.paint(Tone.GOOD, "cleared"), alert, ""));
        }
        return lines.toString();
    }

    private String line(Instant at, String what, Alert alert, String words) {
        return "%s %s %s %s%s%n"
                .formatted(
                        at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                        environment,
                        what,
                        alert.kind().label(),
                        words.isEmpty() ? "" : ": " + Inert.line(words));
    }

    /** Whether there was none. */
    public boolean isEmpty() {
        return raised.isEmpty();
    }

    @Override
    public void writeFields(JsonGenerator json) {
        json.writeStringProperty("environment", environment);
        json.writeArrayPropertyStart("alerts");
        for (Alert alert : raised) {
            json.writeStartObject();
            json.writeStringProperty("kind", alert.kind().label());
            json.writeStringProperty("since", alert.since().toString());
            json.writeNumberProperty("value", alert.value());
            json.writeNumberProperty("limit", alert.limit());
            Optional<Long> pid =
                    alert.pid().isPresent() ? Optional.of((long) alert.pid().getAsInt()) : Optional.empty();
            SessionsJson.number(json, "pid", pid);
            json.writeStringProperty("words", alert.words());
            json.writeBooleanProperty("standing", standing.contains(alert.kind()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
