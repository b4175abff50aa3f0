package org.lockkeeper.cli.render;

import java.util.List;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.StatusMatrix;
import tools.jackson.core.JsonGenerator;

/** The status as a document. The counts of an environment that could not be read are null: nobody knows them. */
public record StatusJson(StatusReport report) implements JsonDocument {
    @Override
    public void writeFields(JsonGenerator json) {
        json.writeObjectPropertyStart("project");
        json.writeStringProperty("name", report.project().name());
        json.writeStringProperty("kind", report.project().kind().label());
        json.writeEndObject();
        json.writeArrayPropertyStart("environments");
        report.environments().forEach(environment -> write(json, environment));
        json.writeEndArray();
        json.writeArrayPropertyStart("migrations");
        report.rows().forEach(row -> write(json, row));
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, EnvironmentStatus environment) {
        json.writeStartObject();
        json.writeStringProperty("name", environment.profile().name());
        json.writeStringProperty(
                "environment", environment.profile().environment().label());
        json.writeBooleanProperty("reachable", environment.facts().isPresent());
        JsonDocument.optional(json, "error", environment.error());
        JsonDocument.optional(
                json, "serverVersion", environment.facts().map(f -> f.version().text()));
        JsonDocument.optional(json, "systemIdentifier", environment.facts().flatMap(f -> f.systemIdentifier()));
        json.writeStringProperty(
                "database",
                environment
                        .facts()
                        .map(f -> f.identity().database())
                        .orElse(environment.profile().database()));
        count(json, "applied", environment.isReadable(), environment.applied());
        count(json, "pending", environment.isReadable(), environment.pending());
        count(json, "attention", environment.isReadable(), environment.attention());
        JsonDocument.optional(json, "lastAppliedAt", environment.lastAppliedAt());
        json.writeEndObject();
    }

    private static void count(JsonGenerator json, String name, boolean known, long count) {
        if (known) {
            json.writeNumberProperty(name, count);
        } else {
            json.writeNullProperty(name);
        }
    }

    private void write(JsonGenerator json, StatusMatrix.Row row) {
        List<MigrationStatus> cells = row.cells();
        json.writeStartObject();
        json.writeStringProperty("name", row.name());
        json.writeNumberProperty("order", row.order());
        json.writeObjectPropertyStart("states");
        for (int i = 0; i < cells.size(); i++) {
            json.writeStringProperty(profile(i), cells.get(i).state().label());
        }
        json.writeEndObject();
        json.writeObjectPropertyStart("notes");
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).note().isPresent()) {
                json.writeStringProperty(profile(i), cells.get(i).note().get());
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private String profile(int environment) {
        return report.environments().get(environment).profile().name();
    }
}
