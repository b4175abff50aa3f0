package org.lockkeeper.sandbox;

import java.nio.file.Path;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** Turns what {@code initdb} and {@code pg_ctl} print into one sentence that says what to do. */
final class ServerFailure {
    private ServerFailure() {}

    /**
     * @param output the end of what the program printed
     * @param log the end of the server's log; empty where there is none
     */
    static LockkeeperException explain(String program, Path data, String output, String log) {
        String all = output + " " + log;
        if (all.contains("No space left on device") || all.contains("Disk quota exceeded")) {
            return new LockkeeperException(
                    "LK-SANDBOX-SPACE",
                    ExitCode.ATTENTION,
                    "There is no room left for the embedded PostgreSQL in %s: free about 1 GB there and start again."
                            .formatted(data));
        }
        if (all.contains("pre-existing shared memory block")) {
            return failure(
                    "LK-SANDBOX-ORPHANS",
                    "Processes of a killed PostgreSQL server still hold %s: end them, or wait until they have ended, and start again."
                            .formatted(data));
        }
        if (all.contains("could not bind") || all.contains("could not create any TCP/IP sockets")) {
            return failure(
                    "LK-SANDBOX-PORT",
                    "The embedded PostgreSQL of %s got no port on 127.0.0.1: %s".formatted(data, log));
        }
        if (all.contains("Permission denied") || all.contains("Operation not permitted")) {
            return failure(
                    "LK-SANDBOX-DENIED",
                    "The system does not let the embedded PostgreSQL run in %s (%s): look at the folder's owner, at a noexec mount, SELinux or AppArmor, or set LOCKKEEPER_HOME to another folder."
                            .formatted(data, output));
        }
        return failure(
                "LK-SANDBOX-SERVER",
                "The embedded PostgreSQL failed in %s (%s): %s"
                        .formatted(data, program, output.contains("Examine the log") && !log.isEmpty() ? log : output));
    }

    private static LockkeeperException failure(String code, String sentence) {
        return new LockkeeperException(code, ExitCode.UNREACHABLE, sentence);
    }
}
