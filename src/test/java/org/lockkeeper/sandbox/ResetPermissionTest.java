package org.lockkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.guard.Intent;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.sandbox.Sandbox.Lifetime;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestPostgres;

/** A reset destroys: it is asked for, recorded, and says what is lost. */
class ResetPermissionTest {
    @TempDir
    private Path folder;

    private final List<Intent> recorded = new ArrayList<>();
    private Path kept;

    @BeforeEach
    void what_could_be_lost() throws IOException {
        kept = Files.writeString(
                Files.createDirectories(folder.resolve("clusters/dev")).resolve("kept"), "still there");
        Files.createDirectories(folder.resolve("shop"));
    }

    @Test
    void what_is_lost_is_recorded_before_it_is_deleted() {
        ResetPermission permission =
                new ResetPermission(new SandboxFolder(folder), new ProductionGuard(Clock.systemUTC(), intent -> {
                    assertThat(kept).exists();
                    recorded.add(intent);
                    return _ -> {};
                }));
        permission.ask(Said.reviewed(""));
        assertThat(recorded)
                .singleElement()
                .satisfies(intent -> assertThat(intent.request().consequences())
                        .anySatisfy(line -> assertThat(line).contains("clusters", "with all databases"))
                        .anySatisfy(line -> assertThat(line).contains("shop", "with what was edited there")));
    }

    @Test
    void what_nobody_confirms_or_cannot_be_recorded_deletes_nothing() {
        Sandbox unconfirmed = sandbox(new ProductionGuard(Clock.systemUTC(), _ -> _ -> {}));
        assertRefused(unconfirmed, Confirmer.NOBODY);
        Sandbox unrecorded = sandbox(new ProductionGuard(Clock.systemUTC(), _ -> {
            throw new IOException("no space left");
        }));
        assertRefused(unrecorded, Said.reviewed(""));
    }

    private void assertRefused(Sandbox sandbox, Confirmer confirmer) {
        assertThatThrownBy(() -> sandbox.reset(Lifetime.UNTIL_STOPPED, confirmer, (_, _, _) -> {}, new CancelToken()))
                .isInstanceOf(GuardRefusedException.class);
        assertThat(kept).hasContent("still there");
    }

    private Sandbox sandbox(ProductionGuard guard) {
        return new Sandbox(
                folder,
                TestPostgres.binaries(),
                _ -> {
                    throw new AssertionError("nothing is made");
                },
                guard);
    }
}
