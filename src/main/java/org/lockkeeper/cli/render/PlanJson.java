package org.lockkeeper.cli.render;

import java.util.List;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.PlannedStatement;
import tools.jackson.core.JsonGenerator;

/**
 * A plan as a document: every statement in the order in which the server gets them. {@code line} is 0 and {@code origin} is
 * {@code bookkeeping} for the engine's own.
 */
public record PlanJson(MigrationPlan plan) implements JsonDocument {
    @Override
    public void writeFields(JsonGenerator json) {
        json.writeStringProperty("environment", plan.profile().name());
        json.writeStringProperty("database", plan.target().database());
        json.writeStringProperty("system", plan.target().system());
        json.writeStringProperty("digest", plan.digest());
        json.writeStringProperty("transactionRule", plan.transactionRule());
        write(json, "before", plan.before());
        json.writeArrayPropertyStart("migrations");
        for (PlannedMigration migration : plan.migrations()) {
            json.writeStartObject();
            json.writeStringProperty("name", migration.name());
            json.writeStringProperty("script", migration.migration().script().toString());
            json.writeStringProperty("checksum", migration.checksum());
            json.writeBooleanProperty("transactional", migration.transactional());
            write(json, "statements", migration.statements());
            json.writeEndObject();
        }
        json.writeEndArray();
        write(json, "after", plan.after());
    }

    private static void write(JsonGenerator json, String name, List<PlannedStatement> statements) {
        json.writeArrayPropertyStart(name);
        for (PlannedStatement statement : statements) {
            json.writeStartObject();
            json.writeNumberProperty("line", statement.line());
            json.writeStringProperty("sql", statement.sql());
            json.writeStringProperty(
                    "origin",
                    switch (statement.origin()) {
                        case SCRIPT -> "script";
                        case BOOKKEEPING -> "bookkeeping";
                    });
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
