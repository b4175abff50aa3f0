package org.lockkeeper.cli.render;

import java.util.List;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Pen;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One moment of a recording: the fields of {@code sessions} and those of {@code locks}, as both commands would have printed them then.
 *
 * @param migrations those at work then, named as far as it is known
 */
public record ReplayedReading(Reading reading, List<MigrationAtWork> migrations) implements JsonDocument {
    @Override
    public void writeFields(JsonGenerator json) {
        json.writeBooleanProperty("recorded", true);
        json.writeStringProperty("environment", reading.environment());
        new SessionsJson(reading).writeFields(json);
        try (JsonParser locks = new JsonFactory()
                .createParser(ObjectReadContext.empty(), new LocksJson(Forest.of(reading), migrations).bytes())) {
            locks.nextToken();
            while (locks.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = locks.currentName();
                locks.nextToken();
                if (name.equals("at")) {
                    locks.skipChildren();
                } else {
                    json.writeName(name);
                    json.copyCurrentStructure(locks);
                }
            }
        }
    }

    /** Both tables. */
    public String text(Pen pen) {
        return "As it was at %s on %s:%n%n%s%n%s"
                .formatted(
                        reading.at(),
                        Inert.line(reading.environment()),
                        SessionsTable.render(reading, false, pen),
                        LocksText.render(Forest.of(reading), migrations, pen));
    }
}
