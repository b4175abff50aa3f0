package org.lockkeeper.cli.render;

import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.connection.TypedCommand;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.migration.LockSession;
import org.lockkeeper.migration.Recovery;
import org.lockkeeper.migration.WayOut;
import tools.jackson.core.JsonGenerator;

/**
 * The account of a run that did not end well and the ways out, as a document.
 *
 * @param workspace that the printed commands are for
 */
public record RecoveryJson(Recovery recovery, Workspace workspace) implements JsonDocument {
    @Override
    public void writeFields(JsonGenerator json) {
        json.writeStringProperty("environment", recovery.environment());
        json.writeBooleanProperty("clear", recovery.isClear());
        json.writeNumberProperty("applied", recovery.applied());
        JsonDocument.optional(json, "lastApplied", recovery.lastApplied());
        json.writeArrayPropertyStart("troubles");
        recovery.troubles().forEach(trouble -> write(json, trouble));
        json.writeEndArray();
        json.writeArrayPropertyStart("invalidIndexes");
        recovery.invalidIndexes().forEach(index -> {
            json.writeStartObject();
            json.writeStringProperty("schema", index.schema());
            json.writeStringProperty("name", index.name());
            json.writeStringProperty("table", index.table());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("lockHolders");
        recovery.lockHolders().forEach(holder -> write(json, holder));
        json.writeEndArray();
        JsonDocument.optional(json, "openLog", recovery.openLog());
        json.writeArrayPropertyStart("ways");
        recovery.ways().forEach(way -> write(json, way));
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Recovery.Trouble trouble) {
        json.writeStartObject();
        json.writeStringProperty("migration", trouble.migration());
        json.writeStringProperty("state", trouble.state().label());
        json.writeStringProperty("account", trouble.account());
        JsonDocument.optional(json, "sqlState", trouble.sqlState());
        JsonDocument.optional(json, "message", trouble.message());
        if (trouble.line() > 0) {
            json.writeNumberProperty("line", trouble.line());
        } else {
            json.writeNullProperty("line");
        }
        JsonDocument.optional(json, "statement", trouble.statement());
        json.writeStringProperty("remains", trouble.remains());
        json.writeArrayPropertyStart("statements");
        trouble.statements().forEach(statement -> {
            json.writeStartObject();
            json.writeNumberProperty("line", statement.line());
            json.writeStringProperty("sql", statement.sql());
            json.writeStringProperty("effect", statement.effect().label());
            json.writeStringProperty("evidence", statement.evidence());
            json.writeEndObject();
        });
        json.writeEndArray();
        HistoryLines.write(json, "rows", trouble.rows());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, LockSession holder) {
        json.writeStartObject();
        json.writeNumberProperty("pid", holder.pid());
        JsonDocument.optional(json, "backendStart", holder.backendStart());
        json.writeStringProperty("user", holder.role());
        json.writeStringProperty("application", holder.application());
        json.writeStringProperty("client", holder.client());
        json.writeStringProperty("state", holder.state());
        JsonDocument.optional(json, "since", holder.since());
        json.writeStringProperty("query", holder.query());
        json.writeEndObject();
    }

    private void write(JsonGenerator json, WayOut way) {
        json.writeStartObject();
        json.writeStringProperty("way", way.act().label());
        json.writeStringProperty("when", way.when());
        json.writeStringProperty("effect", way.effect());
        TypedCommand command = RecoveryCommands.of(workspace, recovery.environment(), way.act());
        JsonDocument.strings(json, "arguments", command.arguments());
        json.writeStringProperty("command", command.line());
        HistoryLines.write(json, "before", way.before());
        HistoryLines.write(json, "after", way.after());
        json.writeEndObject();
    }
}
