package org.lockkeeper.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.lockkeeper.client.ChildEnvironment;
import org.lockkeeper.client.ProgramVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The installed client programs of PostgreSQL: what they can dump decides which server the sandbox runs. */
final class ClientPrograms {
    private static final Logger LOG = LoggerFactory.getLogger(ClientPrograms.class);

    /** Where none is installed. */
    private static final int DEFAULT_MAJOR = 17;

    private static final int PATIENCE_SECONDS = 5;

    private ClientPrograms() {}

    /**
     * The major that suits the installed programs best.
     *
     * @param path the folders to look in, as in the variable {@code PATH}
     * @param available the majors that there are, ascending, not empty
     */
    static int suitableMajor(String path, List<Integer> available) {
        int wanted = installed(path).orElse(DEFAULT_MAJOR);
        return available.stream()
                .min(java.util.Comparator.comparingInt(major -> Math.abs(major - wanted)))
                .orElseThrow(() -> new IllegalArgumentException("no server to choose from"));
    }

    private static Optional<Integer> installed(String path) {
        for (String program : List.of("pg_dump", "psql")) {
            for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
                Path file = Path.of(folder, program);
                if (!folder.isEmpty() && Files.isExecutable(file)) {
                    Optional<Integer> major = major(file);
                    if (major.isPresent()) {
                        return major;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> major(Path program) {
        try {
            Process process = ChildEnvironment.english(List.of(program.toString(), "--version"))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return parse(output);
        } catch (IOException e) {
            LOG.warn("{} cannot be run", program, e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The major in the answer to {@code --version}. */
    static Optional<Integer> parse(String output) {
        return ProgramVersion.parse(output).map(ProgramVersion::major);
    }
}
