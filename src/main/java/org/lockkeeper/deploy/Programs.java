package org.lockkeeper.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lockkeeper.client.ChildEnvironment;
import org.lockkeeper.files.SafeFiles;

/** Runs a program that only looks, by a list of arguments, never a shell. */
final class Programs {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Programs() {}

    /**
     * Runs it to its end.
     *
     * @param folder where it runs
     * @throws IOException if it is not there, cannot be run or takes longer than {@link #PATIENCE}
     */
    static Answer run(Path folder, List<String> command) throws IOException {
        // To a file, not a pipe: a program that waits with its pipe open cannot keep the reader.
        Path output = Files.createTempFile("lockkeeper-", ".out", SafeFiles.privateFile());
        try {
            Process process = ChildEnvironment.english(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            try {
                if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException(
                            "%s took longer than %d s".formatted(command.getFirst(), PATIENCE.toSeconds()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(command.getFirst() + " was interrupted", e);
            } finally {
                process.destroyForcibly();
            }
            return new Answer(process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /**
     * What it said.
     *
     * @param text both of its streams
     */
    record Answer(int exitCode, String text) {
        boolean isGood() {
            return exitCode == 0;
        }

        String firstLine() {
            return text.strip().lines().findFirst().orElse("");
        }
    }
}
