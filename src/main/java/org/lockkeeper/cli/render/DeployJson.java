package org.lockkeeper.cli.render;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.deploy.DeployReport;
import org.lockkeeper.deploy.DeployResult;
import org.lockkeeper.deploy.Gate;
import org.lockkeeper.deploy.SignOff;
import org.lockkeeper.migration.MigrationRun;
import tools.jackson.core.JsonGenerator;

/** What a deploy did, as a document: that of a migrate, the gates and the report. */
public record DeployJson(String environment, DeployResult result, List<SignOff> signed) implements JsonDocument {
    private static final MigrationRun NOTHING = new MigrationRun(List.of(), Optional.empty(), Optional.empty());

    @Override
    public void writeFields(JsonGenerator json) {
        new RunJson(environment, result.run()).writeFields(json);
        gates(json, result.gates());
        JsonDocument.optional(json, "report", result.file());
        result.report().ifPresent(report -> report(json, report));
        signOffs(json, signed);
    }

    /** Nothing was pending. */
    public static JsonDocument nothing(String environment) {
        return stopped(environment, List.of(), JsonDocument.NOTHING);
    }

    /** It stopped before the run. */
    public static JsonDocument stopped(String environment, List<Gate> gates, JsonDocument why) {
        return json -> {
            new RunJson(environment, NOTHING).writeFields(json);
            gates(json, gates);
            why.writeFields(json);
        };
    }

    /** Who signed for what. */
    public static void signOffs(JsonGenerator json, List<SignOff> signed) {
        json.writeArrayPropertyStart("signOffs");
        signed.forEach(one -> {
            json.writeStartObject();
            json.writeStringProperty("role", one.role().label());
            json.writeStringProperty("name", one.name());
            json.writeStringProperty("at", one.at().toString());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private static void report(JsonGenerator json, DeployReport report) {
        json.writeStringProperty("reportId", report.id());
        json.writeStringProperty("status", report.status().label());
        json.writeNumberProperty("durationMs", report.duration().toMillis());
        json.writeStringProperty("downtime", report.downtime());
        JsonDocument.strings(json, "changes", report.changes());
        JsonDocument.strings(json, "issues", report.issues());
    }

    private static void gates(JsonGenerator json, List<Gate> gates) {
        json.writeArrayPropertyStart("gates");
        gates.forEach(gate -> {
            json.writeStartObject();
            json.writeStringProperty("name", gate.name());
            json.writeStringProperty("state", gate.state().label());
            json.writeStringProperty("detail", gate.detail());
            json.writeStringProperty("step", gate.step().label());
            json.writeStringProperty("title", gate.title());
            json.writeEndObject();
        });
        json.writeEndArray();
    }
}
