package org.lockkeeper.deploy;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
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
            Answer answer = run(folder, command, Redirect.to(output.toFile()), PATIENCE);
            return new Answer(answer.exitCode, text(output), answer.errors);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** The same of one whose answer matters to nobody, only whether it comes to its end. */
    static Answer exhaust(Path folder, List<String> command, Duration patience) throws IOException {
        return run(folder, command, Redirect.DISCARD, patience);
    }

    private static Answer run(Path folder, List<String> command, Redirect output, Duration patience)
            throws IOException {
        Path errors = Files.createTempFile("lockkeeper-", ".err", SafeFiles.privateFile());
        try {
            Process process = ChildEnvironment.english(command)
                    .directory(folder.toFile())
                    .redirectOutput(output)
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            try {
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException(
                            "%s took longer than %d s".formatted(command.getFirst(), patience.toSeconds()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(command.getFirst() + " was interrupted", e);
            } finally {
                process.destroyForcibly();
            }
            return new Answer(process.exitValue(), "", text(errors));
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /**
     * What it said.
     *
     * @param text its answer
     * @param errors what it complained of, also where it answered: a warning must never be read as part of the answer
     */
    record Answer(int exitCode, String text, String errors) {
        boolean isGood() {
            return exitCode == 0;
        }

        String firstLine() {
            return first(text);
        }

        /** Its first complaint; its first line where it has none. */
        String complaint() {
            return errors.isBlank() ? firstLine() : first(errors);
        }

        private static String first(String said) {
            return said.strip().lines().findFirst().orElse("");
        }
    }
}
