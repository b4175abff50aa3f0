package org.lockkeeper.client;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;

/**
 * One client program with its arguments: a list, never a shell's line. Its environment is that of {@link ChildEnvironment}, and it
 * speaks English.
 */
public final class ChildCommand {
    private static final int KEPT_LINES = 200;

    /** How long after a program that failed cancellation counts as what ended it. */
    private static final Duration ASKED_TOO = Duration.ofMillis(100);

    private final List<String> command = new ArrayList<>();
    private final RunFolder folder;
    private final AtomicLong heard = new AtomicLong();
    private Duration patience = Silence.NO_LIMIT;
    private LongSupplier written = () -> 0;

    ChildCommand(Path program, RunFolder folder) {
        this.folder = folder;
        command.add(program.toString());
    }

    /** Hears each line of what a program says on standard error. */
    @FunctionalInterface
    public interface Lines {
        /** Hears nothing. */
        Lines NOBODY = _ -> {};

        void line(String text);
    }

    /** Reads what a program writes to standard output. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(InputStream output) throws IOException;
    }

    /**
     * How a program ended.
     *
     * @param lastLines of what it said on standard error
     */
    public record Ended(int exitCode, List<String> lastLines) {
        public Ended {
            lastLines = List.copyOf(lastLines);
        }

        /** Its complaints: the lines with an error, its details and hints; all of the last lines where it names none. */
        public String complaint() {
            List<String> errors = lastLines.stream()
                    .filter(line -> line.contains("error:")
                            || line.contains("fatal:")
                            || line.contains("detail:")
                            || line.contains("ERROR:")
                            || line.contains("FATAL:")
                            || line.contains("DETAIL:"))
                    .map(line -> line.replaceFirst("^\\S*(pg_\\w+|psql)(\\.exe)?: ", ""))
                    .toList();
            List<String> told = errors.isEmpty() ? lastLines : errors;
            return told.isEmpty() ? "it said nothing" : String.join("; ", told.subList(0, Math.min(4, told.size())));
        }
    }

    /** Adds arguments, each as it stands. */
    public ChildCommand with(String... arguments) {
        command.addAll(List.of(arguments));
        return this;
    }

    /** Adds arguments, each as it stands. */
    public ChildCommand with(List<String> arguments) {
        command.addAll(arguments);
        return this;
    }

    /** Ends it where it says nothing for that long; see {@link #patience(Duration, LongSupplier)}. */
    public ChildCommand patience(Duration longest) {
        return patience(longest, () -> 0);
    }

    /**
     * Ends it where it neither says nor writes anything for that long, with a {@link ChildStalledException}.
     *
     * @param size of what it writes elsewhere than to its output; asked several times a second
     */
    public ChildCommand patience(Duration longest, LongSupplier size) {
        patience = longest;
        written = size;
        return this;
    }

    /**
     * Runs it to its end, or until cancellation is asked for, which ends it and all that it started.
     *
     * @throws java.util.concurrent.CancellationException if that was asked for
     * @throws ChildStalledException if it did nothing for longer than the patience
     * @throws ChildUnstartedException if it is not there, or cannot be run
     */
    public Ended run(Lines lines, CancelToken cancel) {
        List<String> last = new ArrayList<>();
        try {
            Process process = start(builder().redirectOutput(ProcessBuilder.Redirect.DISCARD));
            try (CancelToken.Registration _ = cancel.onCancel(() -> Descendants.end(process.toHandle()));
                    Silence silence = silence(process);
                    BufferedReader errors = new BufferedReader(
                            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
                for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                    heard.incrementAndGet();
                    keep(last, line);
                    lines.line(line);
                }
                return ended(process, last, silence, cancel);
            } finally {
                end(process);
            }
        } catch (IOException e) {
            cancel.throwIfRequested();
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As {@link #run}, and reads what it writes to standard output.
     *
     * @param reader what it returns is lost where the program fails, which {@code failed} is told of
     */
    public <T> T read(Reader<T> reader, Function<Ended, LockkeeperException> failed, CancelToken cancel) {
        try {
            Path errors = folder.temporary("errors");
            Process process = start(builder().redirectError(errors.toFile()));
            try (CancelToken.Registration _ = cancel.onCancel(() -> Descendants.end(process.toHandle()));
                    Silence silence = silence(process);
                    InputStream output = new HeardStream(process.getInputStream(), heard)) {
                T result;
                try {
                    result = reader.read(output);
                    output.transferTo(OutputStream.nullOutputStream());
                } catch (IOException | LockkeeperException e) {
                    // What is read of a program that failed half-way ends too soon: then how the program ended is told.
                    if (output.read() < 0) {
                        requireSuccess(ended(process, lines(errors), silence, cancel), failed);
                    }
                    throw e;
                }
                requireSuccess(ended(process, lines(errors), silence, cancel), failed);
                return result;
            } finally {
                end(process);
            }
        } catch (IOException e) {
            cancel.throwIfRequested();
            throw new UncheckedIOException(e);
        }
    }

    private static void requireSuccess(Ended ended, Function<Ended, LockkeeperException> failed) {
        if (ended.exitCode() != 0) {
            throw failed.apply(ended);
        }
    }

    private Silence silence(Process process) {
        return new Silence(process, patience, () -> heard.get() + written.getAsLong());
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> last = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                keep(last, line);
            }
        }
        return last;
    }

    private static void keep(List<String> last, String line) {
        if (last.size() == KEPT_LINES) {
            last.removeFirst();
        }
        last.add(line);
    }

    private Ended ended(Process process, List<String> last, Silence silence, CancelToken cancel) {
        try {
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                // Ctrl+C reaches a program of the same terminal too, and it may be the first to end by it.
                cancel.await(ASKED_TOO);
            }
            cancel.throwIfRequested();
            silence.throwIfTooLong(Path.of(command.getFirst()).getFileName().toString());
            return new Ended(exitCode, last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static void end(Process process) {
        if (process.isAlive()) {
            Descendants.end(process.toHandle());
        }
    }

    private ProcessBuilder builder() {
        requireEncodable();
        ProcessBuilder builder = ChildEnvironment.english(command);
        builder.environment().put("PGPASSFILE", folder.file("pgpass").toString());
        return builder;
    }

    private Process start(ProcessBuilder builder) throws IOException {
        Process process;
        try {
            process = builder.redirectInput(nothing()).start();
        } catch (IOException e) {
            throw new ChildUnstartedException(Path.of(command.getFirst()), e);
        }
        boolean noted = false;
        try {
            folder.started(process);
            noted = true;
            return process;
        } finally {
            if (!noted) {
                end(process);
            }
        }
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    /** Java turns what the locale cannot express into question marks, and so another object would be meant. */
    private void requireEncodable() {
        String name = System.getProperty("sun.jnu.encoding", "UTF-8");
        Charset charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        command.stream()
                .filter(argument -> !charset.newEncoder().canEncode(argument))
                .findFirst()
                .ifPresent(_ -> {
                    throw new LockkeeperException(
                            "LK-CLIENT-LOCALE",
                            ExitCode.USAGE,
                            "A name cannot be passed to %s because this process runs in a locale that has no letters for it (%s): start Lockkeeper with LC_ALL=C.UTF-8, or another UTF-8 locale."
                                    .formatted(Path.of(command.getFirst()).getFileName(), name));
                });
    }
}
