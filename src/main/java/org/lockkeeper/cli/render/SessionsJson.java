package org.lockkeeper.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.WaitEvent;
import org.lockkeeper.cli.output.JsonDocument;
import tools.jackson.core.JsonGenerator;

/** The sessions of one reading as the JSON document of the command line's contract. */
public final class SessionsJson implements JsonDocument {
    private final Reading reading;
    private final Forest forest;

    public SessionsJson(Reading reading) {
        this.reading = reading;
        this.forest = Forest.of(reading);
    }

    @Override
    public void writeFields(JsonGenerator json) {
        json.writeStringProperty("at", reading.at().toString());
        JsonDocument.optional(json, "missing", reading.server().access().missing());
        json.writeNumberProperty("maxConnections", reading.server().maxConnections());
        json.writeArrayPropertyStart("sessions");
        reading.sessions().forEach(session -> write(json, session));
        json.writeEndArray();
    }

    private void write(JsonGenerator json, Session session) {
        json.writeStartObject();
        json.writeNumberProperty("pid", session.pid());
        JsonDocument.optional(json, "backendStart", session.backendStart());
        json.writeStringProperty("type", session.type());
        number(json, "leader", session.leader().map(Integer::longValue));
        json.writeStringProperty("user", session.user());
        json.writeStringProperty("database", session.database());
        json.writeStringProperty("application", session.application());
        json.writeStringProperty("client", session.client());
        json.writeStringProperty("state", session.state());
        JsonDocument.optional(json, "waitEventType", session.waitEvent().map(WaitEvent::type));
        JsonDocument.optional(json, "waitEvent", session.waitEvent().map(WaitEvent::name));
        number(json, "transactionAgeMs", age(session.transactionStart()));
        number(json, "queryAgeMs", age(session.queryStart()));
        number(json, "stateAgeMs", age(session.stateChange()));
        number(json, "xminAge", session.xminAge());
        JsonDocument.optional(json, "queryStart", session.queryStart());
        json.writeStringProperty("query", session.query());
        json.writeNumberProperty("queryBytes", session.queryBytes());
        json.writeArrayPropertyStart("blockedBy");
        forest.blockersOf(session.pid()).forEach(json::writeNumber);
        json.writeEndArray();
        json.writeNumberProperty("blocks", forest.blocks(session.pid()));
        json.writeEndObject();
    }

    private Optional<Long> age(Optional<Instant> since) {
        return since.map(reading::age).map(Duration::toMillis);
    }

    static void number(JsonGenerator json, String name, Optional<Long> value) {
        if (value.isPresent()) {
            json.writeNumberProperty(name, value.get());
        } else {
            json.writeNullProperty(name);
        }
    }
}
