package org.lockkeeper.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.lockkeeper.client.ClientFinder;
import org.lockkeeper.client.ClientTools;

/** Client programs of majors that the system need not have; {@code ./lk test} puts them under the build's folder where it can. */
public final class TestClients {
    private static final Path ROOT = Path.of("target", "client-programs").toAbsolutePath();

    private TestClients() {}

    /** Where those of a major lie; skips the test where they are not there. */
    public static Path folder(int major) {
        Path folder = ROOT.resolve(major + "").resolve("bin");
        Assumptions.assumeTrue(
                Files.isExecutable(folder.resolve("pg_dump")),
                () -> "client programs of PostgreSQL " + major + " are not here: see packaging/newer-clients.sh");
        return folder;
    }

    /** Those of a major. */
    public static ClientTools tools(int major) {
        Path folder = folder(major);
        return new ClientFinder(List.of(folder))
                .all().stream()
                        .filter(tools -> tools.folder().equals(folder))
                        .findFirst()
                        .orElseThrow();
    }
}
