package org.lockkeeper.cli.render;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.TextTable;
import org.lockkeeper.cli.output.TextTable.Cell;
import org.lockkeeper.cli.output.TextTable.Column;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.sandbox.SandboxStatus;
import org.lockkeeper.sandbox.incident.Incident;
import org.lockkeeper.sandbox.incident.Incidents.Standing;
import org.lockkeeper.sandbox.incident.Performance;
import org.lockkeeper.sandbox.incident.Player;
import org.lockkeeper.sandbox.incident.Verdict;
import tools.jackson.core.JsonGenerator;

/** Practice incidents, for a terminal or a script. */
public final class IncidentReport {
    private IncidentReport() {}

    /** What can be practised. */
    public static String list(Pen pen) {
        TextTable table = new TextTable(Column.text("NAME"), Column.flexible("WHAT HAPPENS"));
        for (Incident incident : Incident.values()) {
            table.row(Cell.of(incident.label(), Tone.STRONG), Cell.of(incident.title()));
        }
        return table.render(pen);
    }

    public static JsonDocument listJson() {
        return json -> {
            json.writeArrayPropertyStart("incidents");
            for (Incident incident : Incident.values()) {
                json.writeStartObject();
                json.writeStringProperty("name", incident.label());
                json.writeStringProperty("title", incident.title());
                json.writeStringProperty("story", incident.story());
                json.writeEndObject();
            }
            json.writeEndArray();
        };
    }

    /** What the person who is paged is told. */
    public static String begun(Standing standing, SandboxStatus sandbox) {
        Incident incident = standing.performance().incident();
        Path workspace = switch (incident.project()) {
            case PRISMA -> sandbox.workspace();
            case FLYWAY -> sandbox.flywayWorkspace();
        };
        return """
                %s
                %s

                Look:   lockkeeper locks --env prod --workspace %s
                Judge:  lockkeeper sandbox incident check
                """.formatted(incident.title(), incident.story(), workspace);
    }

    /** How it stands. */
    public static String text(Standing standing, Pen pen) {
        Verdict verdict = standing.verdict();
        StringBuilder text = new StringBuilder();
        text.append(standing.performance().incident().label())
                .append(": ")
                .append(pen.paint(tone(verdict), verdict.result().label()))
                .append('\n');
        verdict.lines().forEach(line -> text.append(Inert.line(line)).append('\n'));
        return text.toString();
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict.result()) {
            case SOLVED -> Tone.GOOD;
            case OPEN -> Tone.PLAIN;
            case DAMAGE, ABANDONED -> Tone.BAD;
        };
    }

    /** How it stands, with every session. */
    public static JsonDocument json(Standing standing) {
        return json -> {
            Performance performance = standing.performance();
            json.writeStringProperty("incident", performance.incident().label());
            json.writeStringProperty("result", standing.verdict().result().label());
            JsonDocument.strings(json, "reasons", standing.verdict().lines());
            json.writeStringProperty("startedAt", performance.begun().toString());
            json.writeNumberProperty("process", performance.process());
            json.writeBooleanProperty("alive", standing.alive());
            counts(json, performance);
            json.writeArrayPropertyStart("sessions");
            performance.players().forEach(player -> session(json, player));
            json.writeEndArray();
        };
    }

    private static void counts(JsonGenerator json, Performance performance) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        performance
                .players()
                .forEach(p -> counts.merge(p.role().label() + " " + p.fate().label(), 1, Integer::sum));
        json.writeObjectPropertyStart("counts");
        counts.forEach(json::writeNumberProperty);
        json.writeEndObject();
    }

    private static void session(JsonGenerator json, Player player) {
        json.writeStartObject();
        json.writeStringProperty("role", player.role().label());
        json.writeStringProperty("application", player.application());
        json.writeNumberProperty("pid", player.pid());
        JsonDocument.optional(json, "backendStart", player.backendStart());
        json.writeStringProperty("fate", player.fate().label());
        json.writeStringProperty("detail", player.detail());
        json.writeEndObject();
    }
}
