package org.lockkeeper.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.guard.TargetIdentity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A snapshot in a file, so that another process can compare with it; only its owner reads it. */
public final class SnapshotFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int VERSION = 1;

    private SnapshotFile() {}

    /**
     * Reads a snapshot.
     *
     * @throws LockkeeperException if it cannot be read or is none
     */
    public static Snapshot read(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            if (root.path("snapshot").asInt(0) != VERSION) {
                throw unusable(file, "it is not a snapshot that verify --save wrote", null);
            }
            return snapshot(root);
        } catch (IOException e) {
            throw unusable(file, String.valueOf(e.getMessage()), e);
        } catch (JacksonException | DateTimeException e) {
            throw unusable(file, "it is not a snapshot that verify --save wrote, or was changed since", e);
        }
    }

    private static Snapshot snapshot(JsonNode root) {
        List<String> planned = new ArrayList<>();
        root.required("planned").forEach(name -> planned.add(name.stringValue()));
        List<TouchedTable> tables = new ArrayList<>();
        for (JsonNode table : root.required("tables")) {
            tables.add(new TouchedTable(
                    text(table, "schema"),
                    text(table, "name"),
                    table.required("rowsMayGo").booleanValue()));
        }
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (JsonNode reading : root.required("readings")) {
            readings.put(
                    text(reading, "check"),
                    new Reading(
                            text(reading, "text"),
                            reading.hasNonNull("number")
                                    ? Optional.of(reading.get("number").longValue())
                                    : Optional.empty()));
        }
        List<StatementFigures> statements = new ArrayList<>();
        for (JsonNode statement : root.required("statements")) {
            statements.add(new StatementFigures(
                    text(statement, "id"),
                    statement.required("calls").longValue(),
                    statement.required("totalMillis").doubleValue(),
                    text(statement, "query")));
        }
        return new Snapshot(
                text(root, "environment"),
                new TargetIdentity(
                        text(root, "system"),
                        text(root, "database"),
                        root.required("databaseOid").longValue()),
                Instant.parse(text(root, "takenAt")),
                planned,
                tables,
                readings,
                statements);
    }

    /**
     * Writes a snapshot, whole or not at all.
     *
     * @throws LockkeeperException if it cannot be written
     */
    public static void write(Path file, Snapshot snapshot) {
        ObjectNode root = JSON.createObjectNode();
        root.put("snapshot", VERSION);
        root.put("environment", snapshot.environment());
        root.put("system", snapshot.target().system());
        root.put("database", snapshot.target().database());
        root.put("databaseOid", snapshot.target().databaseOid());
        root.put("takenAt", snapshot.takenAt().toString());
        ArrayNode planned = root.putArray("planned");
        snapshot.planned().forEach(planned::add);
        ArrayNode tables = root.putArray("tables");
        snapshot.tables()
                .forEach(table -> tables.addObject()
                        .put("schema", table.schema())
                        .put("name", table.name())
                        .put("rowsMayGo", table.rowsMayGo()));
        ArrayNode readings = root.putArray("readings");
        snapshot.readings().forEach((check, reading) -> {
            ObjectNode node = readings.addObject().put("check", check).put("text", reading.text());
            reading.number().ifPresent(number -> node.put("number", number));
        });
        ArrayNode statements = root.putArray("statements");
        snapshot.statements()
                .forEach(statement -> statements
                        .addObject()
                        .put("id", statement.id())
                        .put("calls", statement.calls())
                        .put("totalMillis", statement.totalMillis())
                        .put("query", statement.query()));
        try {
            SafeFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-CHECK-SAVE",
                    ExitCode.ATTENTION,
                    "The snapshot cannot be written to %s (%s): free space or rights there, or name another file."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).stringValue();
    }

    private static LockkeeperException unusable(
            Path file, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new LockkeeperException(
                "LK-CHECK-SNAPSHOT",
                ExitCode.USAGE,
                "%s cannot be compared with: %s. Name one that verify --save wrote.".formatted(file, why),
                cause);
    }
}
