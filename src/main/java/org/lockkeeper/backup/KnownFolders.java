package org.lockkeeper.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.files.ProcessLock;
import org.lockkeeper.files.SafeFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The folders with a workspace's backups: those that its file names, and those that {@code --out} named once. */
final class KnownFolders {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;
    private final Workspace workspace;

    KnownFolders(Path file, Workspace workspace) {
        this.file = file;
        this.workspace = workspace;
    }

    /** All of them, each once; they need not be there. */
    List<Path> all() {
        Set<Path> folders = new LinkedHashSet<>(workspace.backups().folders());
        if (read().get(key()) instanceof ArrayNode remembered) {
            for (JsonNode folder : remembered) {
                folders.add(Path.of(folder.asString()));
            }
        }
        return List.copyOf(folders);
    }

    /** Keeps a folder in mind. */
    void remember(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (all().contains(absolute)) {
            return;
        }
        try (ProcessLock _ = ProcessLock.acquire(file.resolveSibling(".folders.lock"), POLL, () -> {})) {
            ObjectNode root = read();
            ArrayNode folders = root.get(key()) instanceof ArrayNode there ? there : root.putArray(key());
            folders.add(absolute.toString());
            SafeFiles.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String key() {
        return workspace.file().toString();
    }

    private ObjectNode read() {
        try {
            return Files.exists(file) && MAPPER.readTree(Files.readString(file)) instanceof ObjectNode root
                    ? root
                    : MAPPER.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException e) {
            org.slf4j.LoggerFactory.getLogger(KnownFolders.class).warn("{} is not JSON and counts as empty", file, e);
            return MAPPER.createObjectNode();
        }
    }
}
