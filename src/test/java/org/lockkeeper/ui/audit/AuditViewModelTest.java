package org.lockkeeper.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.testing.SettableClock;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.ui.control.Tone;

class AuditViewModelTest {
    @TempDir
    private Path folder;

    @Test
    void a_trail_that_was_tampered_with_says_so_when_it_is_read_and_shows_the_rest() throws IOException {
        SettableClock clock = new SettableClock();
        AuditTrail audit = new AuditTrail(folder, clock);
        ProductionGuard guard = new ProductionGuard(clock, audit);
        for (String migration : List.of("one", "two")) {
            guard.clear(
                    new ApplyMigrations("digest", List.of(migration)),
                    TestGuard.site(Environment.DEVELOPMENT, new TargetIdentity("741", "shop", 1)),
                    List.of(),
                    Confirmer.NOBODY);
        }
        String whole = Files.readString(audit.file());
        AuditViewModel model = new AuditViewModel(audit, new DirectTaskRunner((_, _, _) -> {}));
        model.read();
        assertThat(model.checkProperty().get()).as("nobody asked").isEmpty();
        Files.writeString(audit.file(), whole.replaceFirst("migration one", "migration won"));
        model.read();
        assertThat(model.actions())
                .singleElement()
                .satisfies(a -> assertThat(a.subjects()).containsExactly("two"));
        assertThat(model.checkProperty().get()).hasValueSatisfying(words -> {
            assertThat(words.tone()).isEqualTo(Tone.DANGER);
            assertThat(words.sentence()).contains("tampered with").contains("ntry 1 ");
        });
        Files.writeString(audit.file(), whole);
        model.read();
        assertThat(model.checkProperty().get()).isEmpty();
    }
}
