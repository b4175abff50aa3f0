package org.lockkeeper.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedCommandTest {
    @Test
    void a_workspace_that_lies_elsewhere_is_named_and_quoted() {
        TypedCommand command = TypedCommand.of(Path.of("/srv/ann's shop/lockkeeper.json"), List.of("status"));

        assertThat(command.line()).isEqualTo("lockkeeper status --workspace '/srv/ann'\\''s shop/lockkeeper.json'");
        assertThat(command.arguments()).containsExactly("status", "--workspace", "/srv/ann's shop/lockkeeper.json");
    }

    @Test
    void the_one_that_is_taken_anyway_is_not() {
        Path usual = Path.of("x/../lockkeeper.json").toAbsolutePath();

        assertThat(TypedCommand.of(usual, List.of("recover", "--drop-index", "public.\"User_key\""))
                        .line())
                .isEqualTo("lockkeeper recover --drop-index 'public.\"User_key\"'");
    }
}
