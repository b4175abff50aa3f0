package org.lockkeeper.cli.render;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.lockkeeper.audit.AuditedAction;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Markdown;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.TextTable;
import org.lockkeeper.cli.output.TextTable.Cell;
import org.lockkeeper.cli.output.TextTable.Column;
import org.lockkeeper.cli.output.Tone;
import tools.jackson.core.JsonGenerator;

/** Guarded actions, for a terminal, a report or a script. */
public record AuditedActions(List<AuditedAction> actions) implements JsonDocument {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    public AuditedActions {
        actions = List.copyOf(actions);
    }

    public String table(Pen pen) {
        if (actions.isEmpty()) {
            return "Nothing was recorded yet.\n";
        }
        TextTable table = new TextTable(
                Column.number("#"),
                Column.text("TIME (UTC)"),
                Column.text("WHO"),
                Column.text("WHERE"),
                Column.flexible("WHAT"),
                Column.text("RESULT"));
        for (AuditedAction action : actions) {
            table.row(
                    Cell.of(Long.toString(action.number())),
                    Cell.of(TIME.format(action.at())),
                    Cell.of(Inert.line(action.osUser() + " as " + action.role())),
                    Cell.of(Inert.line(action.profile() + " (" + action.database() + ")")),
                    Cell.of(Inert.line(action.operation())),
                    Cell.of(action.result(), tone(action)));
        }
        return table.render(pen);
    }

    private static Tone tone(AuditedAction action) {
        return switch (action.result()) {
            case "done" -> Tone.GOOD;
            case "failed", "unknown", "open" -> Tone.BAD;
            default -> Tone.PLAIN;
        };
    }

    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(Markdown.row(List.of("#", "Time (UTC)", "Who", "Where", "What", "Why", "Result")))
                .append(Markdown.rule(List.of(true, false, false, false, false, false, false)));
        for (AuditedAction action : actions) {
            text.append(Markdown.row(List.of(
                    Long.toString(action.number()),
                    TIME.format(action.at()),
                    Markdown.text(action.osUser() + " as " + action.role()),
                    Markdown.text(action.profile() + ", " + action.address()),
                    Markdown.text(action.operation()),
                    Markdown.text(action.reason()),
                    action.result())));
        }
        return text.toString();
    }

    @Override
    public void writeFields(JsonGenerator json) {
        json.writeArrayPropertyStart("actions");
        for (AuditedAction action : actions) {
            json.writeStartObject();
            json.writeNumberProperty("entry", action.number());
            json.writeStringProperty("at", action.at().toString());
            json.writeStringProperty("osUser", action.osUser());
            json.writeStringProperty("role", action.role());
            json.writeStringProperty("profile", action.profile());
            json.writeStringProperty("environment", action.environment());
            json.writeStringProperty("address", action.address());
            json.writeStringProperty("database", action.database());
            json.writeStringProperty("systemIdentifier", action.system());
            json.writeStringProperty("operation", action.operation());
            JsonDocument.strings(json, "subjects", action.subjects());
            json.writeStringProperty("digest", action.digest());
            JsonDocument.strings(json, "consequences", action.consequences());
            json.writeStringProperty("asked", action.asked());
            json.writeStringProperty("acknowledged", action.acknowledged());
            json.writeStringProperty("typedName", action.typedName());
            json.writeStringProperty("objection", action.objection());
            json.writeStringProperty("reason", action.reason());
            json.writeStringProperty("result", action.result());
            JsonDocument.optional(json, "endedAt", action.ending().map(AuditedAction.Ending::at));
            JsonDocument.optional(json, "detail", action.ending().map(AuditedAction.Ending::detail));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
