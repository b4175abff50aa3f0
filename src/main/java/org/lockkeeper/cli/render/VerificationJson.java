package org.lockkeeper.cli.render;

import java.util.Locale;
import java.util.Optional;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.checks.Reading;
import org.lockkeeper.checks.Verification;
import org.lockkeeper.cli.output.JsonDocument;
import tools.jackson.core.JsonGenerator;

/** A verification as a document. {@code before} and {@code after} are numbers where something was counted, and texts elsewhere. */
public record VerificationJson(Verification verification) implements JsonDocument {
    @Override
    public void writeFields(JsonGenerator json) {
        json.writeStringProperty("environment", verification.environment());
        json.writeStringProperty("at", verification.at().toString());
        JsonDocument.optional(json, "comparedWith", verification.before());
        json.writeBooleanProperty("passed", verification.passed());
        json.writeArrayPropertyStart("checks");
        verification.checks().forEach(check -> write(json, check));
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, CheckResult check) {
        json.writeStartObject();
        json.writeStringProperty("name", check.name());
        json.writeStringProperty("group", check.group().label());
        json.writeStringProperty("severity", check.severity().label());
        json.writeBooleanProperty("passed", check.passed());
        json.writeStringProperty(
                "outcome", check.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeStringProperty("detail", check.detail());
        write(json, "before", check.before());
        write(json, "after", check.after());
        JsonDocument.strings(json, "samples", check.samples());
        JsonDocument.optional(json, "sql", check.sql());
        JsonDocument.optional(json, "file", check.file());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, Optional<Reading> reading) {
        Optional<Long> number = reading.flatMap(Reading::number);
        if (number.isPresent()) {
            json.writeNumberProperty(name, number.get());
        } else {
            JsonDocument.optional(json, name, reading.map(Reading::text));
        }
    }
}
