package org.lockkeeper.aftermath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockkeeper.aftermath.DatabaseTraces.There;
import org.lockkeeper.guard.Trace.NewDatabase;

/** Which databases are told to be what a killed restore left. */
class DatabaseTracesTest {
    private static final String PART = "shop_restoring_0123456789ab";

    @Test
    void the_part_of_a_restore_is_told() {
        assertThat(sentence("shop", PART)).contains("is in " + PART, "can be dropped");
    }

    @Test
    void that_of_a_database_whose_name_only_begins_so_is_not() {
        assertThat(sentence("shop_new", PART)).isEqualTo("There is no database shop_new.");
        assertThat(sentence("sho", PART)).isEqualTo("There is no database sho.");
    }

    @Test
    void that_of_a_name_which_had_to_be_cut_is() {
        String name = "x".repeat(63);
        String part = "x".repeat(40) + "_restoring_0123456789ab";
        assertThat(part).hasSize(63);
        assertThat(sentence(name, part)).contains(part);
    }

    @Test
    void that_of_a_name_which_just_fits_is_not_one_of_a_longer_name() {
        String part = "x".repeat(39) + "_restoring_0123456789ab";
        assertThat(sentence("x".repeat(39), part)).contains(part);
        assertThat(sentence("x".repeat(39) + "y", part)).doesNotContain(part);
        assertThat(sentence("x".repeat(50), part)).doesNotContain(part);
    }

    private static String sentence(String made, String there) {
        return new DatabaseTraces(List.of(new There(there, 1, false))).sentence(new NewDatabase(made));
    }
}
