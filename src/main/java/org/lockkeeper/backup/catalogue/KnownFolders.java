package org.lockkeeper.backup.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.ProcessLock;
import org.lockkeeper.files.SafeFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Folders that a workspace's backups went to beside those that its file names, so that the catalogue finds them again. Kept in one file
 * for all workspaces of a person: an object whose keys are workspace files and whose values are lists of folders.
 */
public final class KnownFolders {
    private static final Duration POLL = Duration.ofMillis(20);

    private final JsonMapper mapper = new JsonMapper();
    private final Path file;

    /** @param file made with the first folder */
    public KnownFolders(Path file) {
        this.file = file;
    }

    /** Those of a workspace, in the order in which they came. */
    List<Path> of(Path workspace) {
        List<Path> folders = new ArrayList<>();
        JsonNode list = read().get(workspace.toString());
        if (list != null) {
            list.forEach(folder -> folders.add(Path.of(folder.asString())));
        }
        return folders;
    }

    /** Keeps a folder, unless it is kept already. */
    void add(Path workspace, Path folder) {
        try (ProcessLock _ = ProcessLock.acquire(file.resolveSibling(file.getFileName() + ".lock"), POLL, () -> {})) {
            if (of(workspace).contains(folder)) {
                return;
            }
            ObjectNode all = read();
            ArrayNode list = all.get(workspace.toString()) instanceof ArrayNode there
                    ? there
                    : all.putArray(workspace.toString());
            list.add(folder.toString());
            SafeFiles.write(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private ObjectNode read() {
        if (Files.notExists(file)) {
            return mapper.createObjectNode();
        }
        try {
            if (mapper.readTree(Files.readString(file)) instanceof ObjectNode all) {
                return all;
            }
            throw new IOException("it is not a JSON object");
        } catch (IOException | JacksonException e) {
            throw unusable(e);
        }
    }

    private LockkeeperException unusable(Exception e) {
        return new LockkeeperException(
                "LK-BACKUP-FOLDERS",
                ExitCode.ATTENTION,
                "The list of backup folders %s cannot be read or written (%s): remove it, and name the folders under backups.folders in the workspace file."
                        .formatted(file, String.valueOf(e.getMessage())),
                e);
    }
}
