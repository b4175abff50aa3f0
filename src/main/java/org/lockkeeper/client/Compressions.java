package org.lockkeeper.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a pg_dump compresses by. From 16 on it knows algorithms by name, and which of them depends on how it was built: it is asked, since
 * it refuses one that it lacks before it connects (pg_dump.c, {@code supports_compression}).
 */
public final class Compressions {
    /** The first major that takes an algorithm's name. */
    public static final int FIRST_WITH_ALGORITHMS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Compressions.class);
    private static final List<String> ALGORITHMS = List.of("gzip", "lz4", "zstd");
    private static final int PATIENCE_SECONDS = 5;

    private Compressions() {}

    /** The algorithms that it was built with; none where it takes a level alone. */
    public static List<String> of(ClientTools tools) {
        return tools.version().major() < FIRST_WITH_ALGORITHMS
                ? List.of()
                : ALGORITHMS.stream()
                        .filter(algorithm -> isBuiltIn(tools, algorithm))
                        .toList();
    }

    /** It is led to a socket that is not there, so that what it lacks is the last that it says. */
    private static boolean isBuiltIn(ClientTools tools, String algorithm) {
        try {
            ConnectionString nowhere = new ConnectionString()
                    .with("host", tools.folder().resolve("no-socket").toString())
                    .with("dbname", "none");
            ProcessBuilder builder = ChildEnvironment.english(List.of(
                    tools.program("pg_dump").toString(),
                    "--format=custom",
                    "--no-password",
                    "--compress=" + algorithm,
                    "--dbname=" + nowhere));
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.contains("connection to server");
        } catch (IOException e) {
            LOG.warn("{} cannot be asked for its compressions", tools.folder(), e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
