package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What pg_restore is told. */
class RestoreRequestTest {
    private static final Path DUMP = Path.of("/-odd name.dump");

    @Test
    void several_jobs_restore_into_a_new_database_and_one_transaction_over_what_is_there() {
        RestoreRequest three = new RestoreRequest(3, List.of(), true, true, true);
        assertThat(three.arguments(DUMP, Optional.empty(), false))
                .containsExactly("--verbose", "--no-password", "--jobs=3", "--", DUMP.toString());
        assertThat(three.arguments(DUMP, Optional.empty(), true))
                .contains("--clean", "--if-exists", "--single-transaction")
                .noneMatch(argument -> argument.startsWith("--jobs"));
    }

    @Test
    void what_is_left_out_is_left_out_and_nothing_else() {
        assertThat(new RestoreRequest(1, List.of(), false, true, true).arguments(DUMP, Optional.empty(), false))
                .contains("--no-owner")
                .doesNotContain("--no-privileges", "--no-tablespaces");
        assertThat(new RestoreRequest(1, List.of(), true, false, true).arguments(DUMP, Optional.empty(), false))
                .contains("--no-privileges")
                .doesNotContain("--no-owner", "--no-tablespaces");
        assertThat(new RestoreRequest(1, List.of(), true, true, false)
                        .arguments(DUMP, Optional.of(Path.of("/list")), false))
                .contains("--no-tablespaces", "--use-list=/list")
                .doesNotContain("--no-owner", "--no-privileges");
    }
}
