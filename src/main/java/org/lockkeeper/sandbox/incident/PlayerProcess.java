package org.lockkeeper.sandbox.incident;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lockkeeper.client.ChildEnvironment;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.SafeFiles;
import org.slf4j.LoggerFactory;

/**
 * Starts the process that plays an incident: Lockkeeper itself, once more.
 *
 * @param command the program and its first arguments, to which those of the command line are added
 */
public record PlayerProcess(List<String> command) {
    /** The command that a started process gets; nobody has to type it. */
    public static final String PLAY = "play";

    /** A session of its own: neither Ctrl+C in the terminal nor its closing ends it. */
    private static final Path DETACH = Path.of("/usr/bin/setsid");

    /** Linux tells start times relative to the machine's, and corrects that one now and then. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final Set<String> NEEDED =
            Set.of("LOCKKEEPER_HOME", "LOCKKEEPER_JAVA_OPTIONS", "JAVA_HOME", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    private static final int POLITE_SECONDS = 20;

    public PlayerProcess {
        command = List.copyOf(command);
    }

    Process start(Incident incident, Path log) {
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(DETACH)) {
            whole.add(DETACH.toString());
        }
        whole.addAll(command);
        whole.addAll(List.of("sandbox", "incident", PLAY, incident.label()));
        try {
            Files.deleteIfExists(log);
            SafeFiles.createPrivate(log);
            return ChildEnvironment.usersLanguage(whole, NEEDED)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-SANDBOX-INCIDENT",
                    ExitCode.UNREACHABLE,
                    "The process that plays the incident %s could not be started (%s).".formatted(incident, e),
                    e);
        }
    }

    static Instant ownStart() {
        return start(ProcessHandle.current());
    }

    private static Instant start(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** The process that plays, if it lives. */
    static Optional<ProcessHandle> find(Performance performance) {
        return ProcessHandle.of(performance.process())
                .filter(ProcessHandle::isAlive)
                .filter(p -> Duration.between(start(p), performance.processStart())
                                .abs()
                                .compareTo(TOLERANCE)
                        < 0);
    }

    /**
     * Asks it to let the curtain fall and waits until it has cleared everything away; one that does not is killed. What this process
     * plays itself ends by its own token.
     */
    static void end(ProcessHandle process) {
        if (process.equals(ProcessHandle.current())) {
            return;
        }
        process.destroy();
        try {
            process.onExit().get(POLITE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LoggerFactory.getLogger(PlayerProcess.class).warn("process {} does not end by itself", process.pid(), e);
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
