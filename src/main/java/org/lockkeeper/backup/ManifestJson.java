package org.lockkeeper.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.backup.BackupManifest.Content;
import org.lockkeeper.backup.BackupManifest.TableRows;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A manifest as a file: one JSON object, UTF-8. Its last key, {@code seal}, is the SHA-256 of the object without it, written without
 * white space: whoever edits the file by hand breaks it. It is no signature, and proves nothing against somebody who means to forge.
 */
public final class ManifestJson {
    static final int VERSION = 1;
    static final String SEAL = "seal";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ManifestJson() {}

    /**
     * What was read.
     *
     * @param whole whether its seal fits
     */
    public record Read(BackupManifest manifest, boolean whole) {}

    /** The file's text. */
    public static String write(BackupManifest manifest) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("version", VERSION);
        root.put("name", manifest.name());
        root.put("project", manifest.project());
        root.put("profile", manifest.profile());
        root.put("environment", manifest.environment());
        ObjectNode source = root.putObject("source");
        source.put("address", manifest.source().address());
        source.put("database", manifest.source().database());
        source.put("serverVersion", manifest.source().serverVersion());
        put(source, "systemIdentifier", manifest.source().systemIdentifier());
        source.put("databaseBytes", manifest.source().databaseBytes());
        root.put("toolVersion", manifest.toolVersion());
        root.put("startedAt", manifest.startedAt().toString());
        root.put("finishedAt", manifest.finishedAt().toString());
        put(root, "level", manifest.level());
        manifest.appliedMigrations().ifPresent(applied -> root.put("appliedMigrations", applied));
        options(root.putObject("options"), manifest.options());
        content(root.putObject("dump"), manifest.dump());
        manifest.globals().ifPresent(globals -> content(root.putObject("globals"), globals));
        ArrayNode tables = root.putArray("tables");
        manifest.tables().forEach(table -> table(tables.addObject(), table));
        strings(root.putArray("notes"), manifest.notes());
        manifest.proof().ifPresent(proof -> proof(root.putObject("proof"), proof));
        root.put(SEAL, seal(root));
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return MAPPER.writer().with(printer).writeValueAsString(root) + "\n";
    }

    /**
     * Reads a file's text.
     *
     * @throws IOException if it is not a manifest of this version; the message is a part of a sentence
     */
    public static Read read(String text) throws IOException {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new IOException("it is not JSON, or not whole", e);
        }
        if (!(root instanceof ObjectNode object)) {
            throw new IOException("it is not a JSON object");
        }
        JsonNode seal = object.remove(SEAL);
        boolean whole = seal != null && seal.isString() && seal.stringValue().equals(seal(object));
        return new Read(new ManifestReader(object).read(), whole);
    }

    private static String seal(ObjectNode withoutSeal) {
        try {
            byte[] bytes = MAPPER.writeValueAsString(withoutSeal).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void options(ObjectNode node, BackupOptions options) {
        node.put("format", options.format().label());
        node.put("jobs", options.jobs());
        put(node, "compress", options.compress());
        node.put("content", options.content().label());
        strings(node.putArray("schemas"), options.schemas());
        strings(node.putArray("tables"), options.tables());
        strings(node.putArray("excludedSchemas"), options.excludedSchemas());
        strings(node.putArray("excludedTables"), options.excludedTables());
        node.put("globals", options.globals());
        node.put("lockWaitMs", options.lockWait().toMillis());
    }

    private static void content(ObjectNode node, Content content) {
        node.put("file", content.file());
        node.put("bytes", content.bytes());
        node.put("sha256", content.sha256());
    }

    private static void table(ObjectNode node, TableRows table) {
        node.put("schema", table.table().schema());
        node.put("name", table.table().name());
        node.put("rowEstimate", table.rowEstimate());
        node.put("rows", table.rows());
    }

    private static void proof(ObjectNode node, BackupProof proof) {
        node.put("at", proof.at().toString());
        node.put("passed", proof.passed());
        node.put("where", proof.where());
        node.put("restoreMs", proof.restoreMs());
        node.put("tables", proof.tables());
        node.put("rows", proof.rows());
        strings(node.putArray("differences"), proof.differences());
    }

    private static void put(ObjectNode node, String key, Optional<String> value) {
        value.ifPresent(text -> node.put(key, text));
    }

    private static void strings(ArrayNode node, List<String> texts) {
        texts.forEach(node::add);
    }
}
