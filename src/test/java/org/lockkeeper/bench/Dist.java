package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged product that is measured, {@code target/dist}, with a home of its own. */
record Dist(Path folder, Path home) {
    /** The one that {@code ./lk bench} has built. */
    static Dist built(Path home) {
        return new Dist(Path.of(System.getProperty("lockkeeper.dist")).toAbsolutePath(), home);
    }

    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("bin/lockkeeper").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    Map<String, String> environment() {
        return Map.of("LOCKKEEPER_HOME", home.toString());
    }

    /** Runs a command of the command line and gives its standard output. */
    String run(Path log, Map<String, String> further, String... arguments) throws IOException {
        Path output = Files.createTempFile(log.getParent(), "out", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment());
        builder.environment().putAll(further);
        int code = exitCode(builder.start());
        // 1 and 2 say that there is work, which there is.
        if (code > 2) {
            throw new IOException("lockkeeper %s ended with %d:\n%s%s"
                    .formatted(String.join(" ", arguments), code, Files.readString(output), Files.readString(log)));
        }
        return Files.readString(output);
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
