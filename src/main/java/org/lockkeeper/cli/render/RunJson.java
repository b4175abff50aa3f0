package org.lockkeeper.cli.render;

import java.util.Optional;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunFailure;
import tools.jackson.core.JsonGenerator;

/** What a migrate did, as a document. */
public record RunJson(String environment, MigrationRun run) implements JsonDocument {
    @Override
    public void writeFields(JsonGenerator json) {
        json.writeStringProperty("environment", environment);
        JsonDocument.strings(json, "applied", run.applied());
        Optional<RunFailure> failed = run.failed();
        if (failed.isPresent()) {
            json.writeObjectPropertyStart("failed");
            write(json, failed.get());
            json.writeEndObject();
        } else {
            json.writeNullProperty("failed");
        }
        JsonDocument.optional(json, "log", run.log());
        run.logBroken().ifPresent(why -> json.writeStringProperty("logBroken", why));
    }

    private static void write(JsonGenerator json, RunFailure failure) {
        json.writeStringProperty("name", failure.name());
        JsonDocument.optional(json, "statement", failure.statement());
        if (failure.line() > 0) {
            json.writeNumberProperty("line", failure.line());
        } else {
            json.writeNullProperty("line");
        }
        JsonDocument.optional(json, "sqlState", failure.sqlState());
        json.writeStringProperty("message", failure.message());
        json.writeStringProperty("leftBehind", failure.leftBehind());
        json.writeStringProperty("cause", failure.cause().label());
        json.writeNumberProperty("tries", failure.tries());
    }
}
