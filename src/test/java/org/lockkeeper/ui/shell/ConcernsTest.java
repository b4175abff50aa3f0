package org.lockkeeper.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConcernsTest {
    private final Concerns concerns = new Concerns();

    @Test
    void several_sources_are_told_together_and_each_replaces_only_its_own() {
        concerns.tell("alerts", Map.of("prod", List.of("50 sessions wait."), "dev", List.of()));
        concerns.tell("practice", Map.of("prod", List.of("An incident.")));
        assertThat(concerns.allProperty().get())
                .containsOnly(Map.entry("prod", List.of("50 sessions wait.", "An incident.")));
        concerns.tell("alerts", Map.of());
        assertThat(concerns.allProperty().get()).containsOnly(Map.entry("prod", List.of("An incident.")));
        concerns.clear();
        assertThat(concerns.allProperty().get()).isEmpty();
    }
}
