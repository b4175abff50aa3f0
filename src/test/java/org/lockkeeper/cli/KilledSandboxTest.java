package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.audit.AuditedAction;
import org.lockkeeper.testing.Await;

/** The sandbox is killed while it fills its clusters, and started again: it makes them anew, and leaves nothing open in the record. */
class KilledSandboxTest {
    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        Invocation.of(new TestServices(folder), "sandbox", "stop");
    }

    @Test
    void the_next_start_closes_what_was_open_on_clusters_that_are_gone() throws Exception {
        TestServices services = new TestServices(folder);
        Process process = new ProcessBuilder(
                        Stream.concat(CliProcess.command(folder).stream(), Stream.of("sandbox", "start"))
                                .toList())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        try {
            assertThat(Await.until(() -> open(services), open -> open.size() > 1 || !process.isAlive()))
                    .isNotEmpty();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Assumptions.assumeFalse(open(services).isEmpty(), "it was killed between two actions");
        Invocation start = Invocation.of(services, "sandbox", "start");
        assertThat(start.exitCode()).as(start.err()).isZero();
        assertThat(open(services)).isEmpty();
        assertThat(services.audit().actions())
                .filteredOn(action -> action.result().equals("unknown"))
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action.ending().orElseThrow().detail())
                        .contains("The cluster is gone: the sandbox has made another in its place."));
        assertThat(services.audit().verify(Optional.empty()).flaw()).isEmpty();
    }

    private static List<AuditedAction> open(TestServices services) {
        try {
            return Files.exists(services.audit().file())
                    ? services.audit().actions().stream()
                            .filter(action -> action.ending().isEmpty())
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
