package org.lockkeeper.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * Takes a password from a command's first line. No shell; what the command prints is never repeated, since it may hold the secret even
 * where it fails.
 */
final class PasswordCommand {
    /** Long enough to unlock a key in another window. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private PasswordCommand() {}

    static String run(ConnectionProfile profile, List<String> command) {
        return run(profile, command, PATIENCE);
    }

    static String run(ConnectionProfile profile, List<String> command, Duration patience) {
        Process process = start(profile, command);
        try {
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure(profile, command, "did not end within %d s".formatted(patience.toSeconds()), null);
            }
            if (process.exitValue() != 0) {
                throw failure(profile, command, "ended with exit code " + process.exitValue(), null);
            }
            String line = firstLine(process.getInputStream());
            if (line.isEmpty()) {
                throw failure(profile, command, "printed an empty first line", null);
            }
            return line;
        } catch (IOException e) {
            throw failure(profile, command, "could not be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(profile, command, "was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(ConnectionProfile profile, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw failure(profile, command, "could not be started", e);
        }
    }

    /** Takes what is there: a helper that the command left behind may hold the pipe open for ever. */
    private static String firstLine(InputStream output) throws IOException {
        String text = new String(output.readNBytes(output.available()), Charset.defaultCharset());
        return text.lines().findFirst().orElse("");
    }

    private static LockkeeperException failure(
            ConnectionProfile profile,
            List<String> command,
            String what,
            @org.jspecify.annotations.Nullable Exception e) {
        return new LockkeeperException(
                "LK-SEC-COMMAND",
                ExitCode.UNREACHABLE,
                "The command \"%s\" that gives the password of %s %s: run it by hand to see why; its output is not shown here since it may hold the password."
                        .formatted(command.getFirst(), profile.name(), what),
                e);
    }
}
