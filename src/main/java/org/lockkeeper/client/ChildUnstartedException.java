package org.lockkeeper.client;

import java.io.IOException;
import java.nio.file.Path;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** A program is not there, or the system would not run it. */
public final class ChildUnstartedException extends LockkeeperException {
    private static final long serialVersionUID = 1L;

    ChildUnstartedException(Path program, IOException why) {
        super(
                "LK-CLIENT-START",
                ExitCode.ATTENTION,
                "%s cannot be started in %s (%s): install all client programs of that version, or name another folder under backups.clientPrograms in the workspace."
                        .formatted(program.getFileName(), program.getParent(), reason(why)),
                why);
    }

    /** What the system says, without the words that Java puts before it. */
    private static String reason(IOException why) {
        return String.valueOf(why.getMessage())
                .replaceFirst("^Cannot run program \".*?\"[^:]*: ", "")
                .replaceFirst("^Exec failed, error: \\d+ \\((.*)\\)\\s*$", "$1")
                .strip();
    }
}
