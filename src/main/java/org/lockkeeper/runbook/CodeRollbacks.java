package org.lockkeeper.runbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.JsonSection;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.files.SafeFiles;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The times of {@link CodeRollback}, in {@code rollback-times.json} beside the workspace's file, where a team keeps them together. */
final class CodeRollbacks {
    static final String FILE = "rollback-times.json";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int LONGEST_MS = (int) Duration.ofHours(24).toMillis();
    private static final String ENTRIES = "codeOnly";

    private final Path file;

    CodeRollbacks(Workspace workspace) {
        this.file = workspace.file().resolveSibling(FILE);
    }

    /**
     * The newest of an environment.
     *
     * @throws org.lockkeeper.error.LockkeeperException if the file is not what it should be
     */
    Optional<CodeRollback> newest(String environment) {
        return read().stream()
                .filter(one -> one.environment().equals(environment))
                .reduce((one, later) -> later.at().isBefore(one.at()) ? one : later);
    }

    /** Adds one. */
    void add(CodeRollback done) {
        try {
            List<CodeRollback> all = new ArrayList<>(read());
            all.add(done);
            SafeFiles.write(file, text(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(List<CodeRollback> all) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("version", 1);
        ArrayNode entries = root.putArray(ENTRIES);
        for (CodeRollback one : all) {
            ObjectNode node = entries.addObject();
            node.put("environment", one.environment());
            node.put("at", one.at().toString());
            node.put("tookMs", (int) one.took().toMillis());
            node.put("source", one.source());
        }
        return root.toPrettyString() + "\n";
    }

    private List<CodeRollback> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        JsonSection root;
        try {
            root = JsonSection.of(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (root.optionalInteger("version", 1, 1).isEmpty()) {
            throw root.missing("version", "the number 1");
        }
        return root.sections(ENTRIES, "a list of times in square brackets").stream()
                .map(CodeRollbacks::entry)
                .toList();
    }

    private static CodeRollback entry(JsonSection section) {
        String at = section.text("at", "a time");
        try {
            return new CodeRollback(
                    section.text("environment", "a profile's name"),
                    Instant.parse(at),
                    Duration.ofMillis(section.optionalInteger("tookMs", 0, LONGEST_MS)
                            .orElseThrow(() -> section.missing("tookMs", "milliseconds"))),
                    section.text("source", "how the time is known"));
        } catch (DateTimeException e) {
            throw section.invalid("at", JsonSection.quoted(at), "a time such as 2026-11-20T10:11:12Z");
        }
    }
}
