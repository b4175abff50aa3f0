package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedCopyTest {
    private static final String TEXT = "alter role app password 'hunter2' valid until 'infinity'";

    @Test
    void a_password_stays_behind_also_where_it_alone_is_selected() {
        assertThat(MaskedCopy.masked(TEXT, TEXT)).isEqualTo(TEXT.replace("hunter2", "****"));
        assertThat(MaskedCopy.masked(TEXT, "hunter2")).isEqualTo("****");
        assertThat(MaskedCopy.masked(TEXT, "nter2' valid")).isEqualTo("****");
    }

    @Test
    void a_part_of_one_stays_behind_too_where_another_is_selected_with_it() {
        String two = "alter role a password 'swordfish'; alter role b password 'hunter2'";
        assertThat(MaskedCopy.masked(two, "fish'; alter role b password 'hunter2'"))
                .isEqualTo("****");
    }

    @Test
    void the_rest_is_copied_as_it_stands() {
        assertThat(MaskedCopy.masked(TEXT, "alter role app")).isEqualTo("alter role app");
        assertThat(MaskedCopy.masked("select 1", "select")).isEqualTo("select");
    }
}
