package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TrainingTest {
    @Test
    void runs_the_command_lines_between_the_separators() {
        assertThat(Training.lines(new String[] {"status", "--next", "logs", "file"}))
                .containsExactly(new String[] {"status"}, new String[] {"logs", "file"});
    }

    @Test
    void the_start_cache_is_made_by_what_it_is_used_for() throws Exception {
        String script = Files.readString(Path.of("packaging/train.sh"));
        assertThat(script).contains(Training.class.getName() + " status").contains("--next logs");
    }
}
