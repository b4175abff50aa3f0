package org.lockkeeper.cli.render;

import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.sandbox.SandboxStatus;
import tools.jackson.core.JsonGenerator;

/** The sandbox as a document. A port is null where the cluster does not run. */
public record SandboxJson(SandboxStatus status) implements JsonDocument {
    @Override
    public void writeFields(JsonGenerator json) {
        json.writeBooleanProperty("running", status.isRunning());
        json.writeStringProperty("workspace", status.workspace().toString());
        json.writeStringProperty("flywayWorkspace", status.flywayWorkspace().toString());
        json.writeStringProperty("folder", status.folder().toString());
        json.writeBooleanProperty("untilStopped", status.kept());
        json.writeArrayPropertyStart("clusters");
        for (SandboxStatus.ClusterStatus cluster : status.clusters()) {
            json.writeStartObject();
            json.writeStringProperty("name", cluster.name());
            json.writeStringProperty("environment", cluster.environment().label());
            json.writeBooleanProperty("running", cluster.port().isPresent());
            json.writeBooleanProperty("complete", cluster.complete());
            number(json, "port", cluster.port().orElse(0));
            number(json, "serverMajor", cluster.major().orElse(0));
            json.writeStringProperty("data", cluster.data().toString());
            json.writeStringProperty("log", cluster.log().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, int value) {
        if (value > 0) {
            json.writeNumberProperty(name, value);
        } else {
            json.writeNullProperty(name);
        }
    }
}
