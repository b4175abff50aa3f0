package org.lockkeeper.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lockkeeper.client.ChildEnvironment;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.task.Aside;

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

    /** Reads what a program writes, in a thread of its own. */
    @FunctionalInterface
    interface Reader {
        /** What is wrong with it, if anything is. */
        Optional<String> read(InputStream output) throws IOException;
    }

    /**
     * The same of one that writes more than can be kept.
     *
     * @return with what the reader found wrong as its text
     */
    static Answer read(Path folder, List<String> command, Duration patience, Reader reader) throws IOException {
        return run(folder, command, Redirect.PIPE, patience, reader);
    }

    private static Answer run(Path folder, List<String> command, Redirect output, Duration patience)
            throws IOException {
        return run(folder, command, output, patience, _ -> Optional.empty());
    }

    private static Answer run(Path folder, List<String> command, Redirect output, Duration patience, Reader reader)
            throws IOException {
        Path errors = Files.createTempFile("lockkeeper-", ".err", SafeFiles.privateFile());
        try {
            Process process = ChildEnvironment.english(command)
                    .directory(folder.toFile())
                    .redirectOutput(output)
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            FutureTask<Optional<String>> reading = new FutureTask<>(() -> {
                try (InputStream written = process.getInputStream()) {
                    return reader.read(written);
                }
            });
            new Aside("output of a program").start(reading);
            try {
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException(
                            "%s took longer than %d s".formatted(command.getFirst(), patience.toSeconds()));
                }
                return new Answer(
                        process.exitValue(),
                        reading.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).orElse(""),
                        text(errors));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(command.getFirst() + " was interrupted", e);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("what %s wrote could not be read".formatted(command.getFirst()), e);
            } finally {
                process.destroyForcibly();
            }
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
