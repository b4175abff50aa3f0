package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lockkeeper.sandbox.Cluster;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Scripts through psql, each in a transaction of its own where it may run in one; no history is kept, unlike a deploy's. */
final class Psql {
    private final List<Path> scripts;

    Psql(List<Path> scripts) {
        this.scripts = scripts;
    }

    /** A process a script, as a hand would do it: {@code psql -1 -f} one after another. In milliseconds. */
    double each() throws Exception {
        TestDatabase database = TestPostgres.usual().freshDatabase("psql");
        long start = System.nanoTime();
        for (Path script : scripts) {
            List<String> arguments = new ArrayList<>(List.of("-f", script.toString()));
            if (!runsAlone(script)) {
                arguments.addFirst("-1");
            }
            run(database, arguments);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** All in one process, which leaves psql's own start out but for one. In milliseconds. */
    double once(Path driver) throws Exception {
        TestDatabase database = TestPostgres.usual().freshDatabase("psql");
        StringBuilder text = new StringBuilder();
        for (Path script : scripts) {
            String include = "\\i '" + script + "'\n";
            text.append(runsAlone(script) ? include : "begin;\n" + include + ";\ncommit;\n");
        }
        Files.writeString(driver, text);
        long start = System.nanoTime();
        run(database, List.of("-f", driver.toString()));
        return (System.nanoTime() - start) / 1e6;
    }

    private static void run(TestDatabase database, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"));
        command.addAll(
                List.of("-h", "127.0.0.1", "-p", database.port() + "", "-U", Cluster.USER, "-d", database.name()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("psql stopped with " + process.exitValue() + ": " + arguments);
        }
    }

    /** What PostgreSQL runs outside of a transaction only. */
    private static boolean runsAlone(Path script) throws IOException {
        return Files.readString(script).toLowerCase(Locale.ROOT).contains("concurrently");
    }
}
