package org.lockkeeper.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.SafeFiles;

/** The workspace file, {@code lockkeeper.json}: read strictly, written whole. */
public final class WorkspaceFile {
    /** The name that is looked for where none is given. */
    public static final String DEFAULT_NAME = "lockkeeper.json";

    /** The only version of the format so far. */
    static final int VERSION = 1;

    /** A workspace of ten thousand profiles has less; what has more is not a workspace file. */
    private static final int LARGEST_BYTES = 4 << 20;

    private WorkspaceFile() {}

    /**
     * Reads a workspace. Paths in it are taken relative to the file.
     *
     * <p>Defaults: port 5432; password from pgpass; {@code sslMode} {@code verify-full} for production, else {@code prefer}; for
     * Prisma the location {@code prisma/migrations} and the schema {@code public}; for Flyway the location {@code sql}, as its own
     * command line has it, unless a {@code configFile} is named. An environment that is not known, or none, is production.
     *
     * @throws LockkeeperException ({@link ExitCode#USAGE}) that names the file, the line, the key and what was expected
     */
    public static Workspace read(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        FileErrors errors = new FileErrors(absolute);
        return new WorkspaceReader(errors).read(JsonReader.read(errors, bytes(errors)));
    }

    /**
     * Writes a workspace to its own file, under a temporary name first; whoever reads it meanwhile sees the old one or the new one.
     *
     * @throws LockkeeperException if it cannot be written; the old file is then untouched
     */
    public static void write(Workspace workspace) {
        try {
            SafeFiles.write(workspace.file(), new WorkspaceWriter(workspace).text());
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-WS-WRITE",
                    ExitCode.ATTENTION,
                    "The workspace cannot be written to %s (%s). Nothing was changed; free space or rights there first."
                            .formatted(workspace.file(), e),
                    e);
        }
    }

    private static byte[] bytes(FileErrors errors) {
        Path file = errors.file();
        if (Files.notExists(file)) {
            throw new LockkeeperException(
                    "LK-WS-FILE",
                    ExitCode.USAGE,
                    "There is no workspace file %s. Write one, name another with --workspace, or make one to practise on with \"lockkeeper sandbox start\"."
                            .formatted(file));
        }
        if (Files.isDirectory(file)) {
            throw errors.whole("LK-WS-FILE", "is a folder; expected a workspace file such as " + DEFAULT_NAME);
        }
        // What a device or a pipe says of its size means nothing, so no more is read than a workspace file can have.
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length > LARGEST_BYTES) {
                throw errors.whole(
                        "LK-WS-SIZE",
                        "has more than %d bytes, which no workspace file has; expected at most that"
                                .formatted(LARGEST_BYTES));
            }
            return bytes;
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-WS-FILE",
                    ExitCode.USAGE,
                    "The workspace file %s cannot be read (%s); look at its rights.".formatted(file, e),
                    e);
        }
    }
}
