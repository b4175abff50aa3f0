package org.lockkeeper.backup;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.backup.BackupManifest.Content;
import org.lockkeeper.backup.BackupManifest.Source;
import org.lockkeeper.backup.BackupManifest.TableRows;
import org.lockkeeper.guard.Environment;
import tools.jackson.databind.JsonNode;

/** Reads a manifest's values. It may have been written by anybody: nothing in it is taken on trust, and no file name leads elsewhere. */
final class ManifestReader {
    private final JsonNode root;

    ManifestReader(JsonNode root) {
        this.root = root;
    }

    BackupManifest read() throws IOException {
        if (number(root, "version") != ManifestJson.VERSION) {
            throw new IOException("its version is not " + ManifestJson.VERSION);
        }
        String name = text(root, "name");
        if (!BackupName.isValid(name)) {
            throw new IOException("its name is none of a backup");
        }
        JsonNode source = part(root, "source");
        return new BackupManifest(
                name,
                text(root, "project"),
                text(root, "profile"),
                Environment.of(text(root, "environment")).label(),
                new Source(
                        text(source, "address"),
                        text(source, "database"),
                        text(source, "serverVersion"),
                        optional(source, "systemIdentifier"),
                        number(source, "databaseBytes")),
                text(root, "toolVersion"),
                instant(root, "startedAt"),
                instant(root, "finishedAt"),
                optional(root, "level"),
                root.has("appliedMigrations") ? Optional.of(number(root, "appliedMigrations")) : Optional.empty(),
                options(part(root, "options")),
                content(part(root, "dump")),
                root.has("globals") ? Optional.of(content(part(root, "globals"))) : Optional.empty(),
                tables(),
                strings(root, "notes"),
                root.has("proof") ? Optional.of(proof(part(root, "proof"))) : Optional.empty());
    }

    private static BackupOptions options(JsonNode node) throws IOException {
        String format = text(node, "format");
        String content = text(node, "content");
        try {
            return new BackupOptions(
                    BackupFormat.of(format).orElseThrow(() -> wrong("format")),
                    Math.toIntExact(number(node, "jobs")),
                    optional(node, "compress"),
                    strings(node, "schemas"),
                    strings(node, "tables"),
                    strings(node, "excludedSchemas"),
                    strings(node, "excludedTables"),
                    BackupContent.of(content).orElseThrow(() -> wrong("content")),
                    flag(node, "globals"),
                    Duration.ofMillis(number(node, "lockWaitMs")));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("its options are none that a backup can have", e);
        }
    }

    private static Content content(JsonNode node) throws IOException {
        String file = text(node, "file");
        String sha256 = text(node, "sha256");
        if (!BackupName.isValid(file)) {
            throw wrong("file");
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw wrong("sha256");
        }
        return new Content(file, number(node, "bytes"), sha256);
    }

    private List<TableRows> tables() throws IOException {
        List<TableRows> tables = new ArrayList<>();
        for (JsonNode node : list(root, "tables")) {
            tables.add(new TableRows(
                    new TableName(text(node, "schema"), text(node, "name")),
                    number(node, "rowEstimate"),
                    number(node, "rows")));
        }
        return tables;
    }

    private static BackupProof proof(JsonNode node) throws IOException {
        return new BackupProof(
                instant(node, "at"),
                flag(node, "passed"),
                text(node, "where"),
                number(node, "restoreMs"),
                number(node, "tables"),
                number(node, "rows"),
                strings(node, "differences"));
    }

    private static JsonNode part(JsonNode node, String key) throws IOException {
        JsonNode value = node.get(key);
        if (value == null || !value.isObject()) {
            throw wrong(key);
        }
        return value;
    }

    private static Iterable<JsonNode> list(JsonNode node, String key) throws IOException {
        JsonNode value = node.get(key);
        if (value == null || !value.isArray()) {
            throw wrong(key);
        }
        return value;
    }

    private static List<String> strings(JsonNode node, String key) throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(node, key)) {
            if (!value.isString()) {
                throw wrong(key);
            }
            texts.add(value.stringValue());
        }
        return texts;
    }

    private static String text(JsonNode node, String key) throws IOException {
        return optional(node, key).orElseThrow(() -> wrong(key));
    }

    private static Optional<String> optional(JsonNode node, String key) throws IOException {
        JsonNode value = node.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw wrong(key);
        }
        return Optional.of(value.stringValue());
    }

    private static long number(JsonNode node, String key) throws IOException {
        JsonNode value = node.get(key);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(key);
        }
        return value.longValue();
    }

    private static boolean flag(JsonNode node, String key) throws IOException {
        JsonNode value = node.get(key);
        if (value == null || !value.isBoolean()) {
            throw wrong(key);
        }
        return value.booleanValue();
    }

    private static Instant instant(JsonNode node, String key) throws IOException {
        try {
            return Instant.parse(text(node, key));
        } catch (DateTimeException e) {
            throw new IOException("its " + key + " is no time", e);
        }
    }

    private static IOException wrong(String key) {
        return new IOException("its " + key + " is missing or not what it has to be");
    }
}
