package org.lockkeeper.ui.status;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.SqlDocument;

/** Reads a script to be looked at. What is not UTF-8 shows as replacement characters; the engine refuses to run it. */
final class ScriptFile {
    /** More than what is shown at once, and less than what makes a window wait. */
    private static final int MOST_BYTES = 4 << 20;

    private ScriptFile() {}

    /** @throws LockkeeperException if the file cannot be read */
    static SqlDocument read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            String text = new String(bytes, StandardCharsets.UTF_8);
            String shown = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return shown.isBlank() ? SqlDocument.empty() : SqlDocument.ofScript(shown);
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-MIG-SCRIPT", ExitCode.ATTENTION, Texts.get("status.unreadableScript", file), e);
        }
    }
}
