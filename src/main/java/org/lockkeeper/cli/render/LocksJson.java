package org.lockkeeper.cli.render;

import java.time.Duration;
import java.util.List;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.ForestNode;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.PreparedTransaction;
import org.lockkeeper.activity.Session;
import org.lockkeeper.cli.output.JsonDocument;
import tools.jackson.core.JsonGenerator;

/** The blocking forest as the JSON document of the command line's contract. */
public record LocksJson(Forest forest, List<MigrationAtWork> migrations) implements JsonDocument {
    @Override
    public void writeFields(JsonGenerator json) {
        json.writeStringProperty("at", forest.at().toString());
        json.writeNumberProperty("blocked", forest.blocked());
        json.writeNumberProperty("notLookedAt", forest.notLookedAt());
        json.writeArrayPropertyStart("roots");
        forest.roots().forEach(root -> write(json, root));
        json.writeEndArray();
        json.writeArrayPropertyStart("stuckMigrations");
        migrations.stream().filter(MigrationAtWork::isStuck).forEach(migration -> write(json, migration));
        json.writeEndArray();
        json.writeArrayPropertyStart("workingMigrations");
        migrations.stream().filter(m -> !m.isStuck()).forEach(migration -> write(json, migration));
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, MigrationAtWork migration) {
        json.writeStartObject();
        json.writeNumberProperty("pid", migration.session().pid());
        JsonDocument.optional(json, "backendStart", migration.session().backendStart());
        json.writeStringProperty("state", migration.standing().label());
        json.writeStringProperty("engine", migration.engine());
        JsonDocument.optional(json, "migration", migration.migration());
        json.writeStringProperty("query", migration.session().query());
        SessionsJson.number(json, "waitingMs", migration.waiting().map(Duration::toMillis));
        JsonDocument.optional(json, "waitsFor", migration.waitsFor());
        json.writeArrayPropertyStart("behind");
        migration.behind().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeArrayPropertyStart("behindRoots");
        migration.roots().forEach(root -> writeRoot(json, root));
        json.writeEndArray();
        SessionsJson.number(json, "idleMs", migration.idle().map(Duration::toMillis));
        json.writeArrayPropertyStart("wantedBy");
        migration.turns().forEach(session -> json.writeNumber(session.pid()));
        json.writeEndArray();
        json.writeNumberProperty("queued", migration.queued());
        json.writeNumberProperty("longestQueuedMs", migration.longestQueued().toMillis());
        migration.progress().ifPresent(progress -> {
            json.writeObjectPropertyStart("progress");
            json.writeStringProperty("command", progress.command());
            json.writeStringProperty("phase", progress.phase());
            json.writeStringProperty("relation", progress.relation());
            json.writeStringProperty("unit", progress.unit());
            json.writeNumberProperty("done", progress.done());
            json.writeNumberProperty("total", progress.total());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void writeRoot(JsonGenerator json, ForestNode root) {
        json.writeStartObject();
        json.writeNumberProperty("pid", root.pid());
        JsonDocument.optional(json, "backendStart", root.session().flatMap(Session::backendStart));
        if (root.pid() == 0) {
            JsonDocument.optional(json, "preparedTransaction", root.prepared().map(PreparedTransaction::gid));
            JsonDocument.optional(json, "rollback", root.prepared().map(PreparedTransaction::rollback));
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ForestNode node) {
        json.writeStartObject();
        json.writeNumberProperty("pid", node.pid());
        JsonDocument.optional(json, "backendStart", node.session().flatMap(Session::backendStart));
        if (node.pid() == 0) {
            JsonDocument.optional(json, "preparedTransaction", node.prepared().map(PreparedTransaction::gid));
        }
        json.writeStringProperty("state", state(node));
        JsonDocument.optional(
                json,
                "user",
                node.session().map(Session::user).or(() -> node.prepared().map(PreparedTransaction::owner)));
        JsonDocument.optional(json, "application", node.session().map(Session::application));
        json.writeStringProperty("query", node.session().map(Session::query).orElse(""));
        JsonDocument.strings(json, "holds", node.holds());
        JsonDocument.optional(json, "since", node.since());
        JsonDocument.optional(json, "waitsFor", node.waitsFor());
        SessionsJson.number(json, "waitingMs", node.waiting().map(Duration::toMillis));
        json.writeNumberProperty("blocksTotal", node.blocksTotal());
        json.writeNumberProperty("longestWaitMs", node.longestWait().toMillis());
        json.writeBooleanProperty("cycle", node.inCycle());
        json.writeBooleanProperty("cutOff", node.cutOff() || node.tooDeep());
        json.writeBooleanProperty("tooDeep", node.tooDeep());
        json.writeArrayPropertyStart("waiters");
        node.waiters().forEach(waiter -> write(json, waiter));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String state(ForestNode node) {
        return node.session().map(Session::state).orElse(node.pid() == 0 ? "prepared transaction" : "ended");
    }
}
