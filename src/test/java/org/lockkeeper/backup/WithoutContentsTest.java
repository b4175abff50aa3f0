package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WithoutContentsTest {
    @Test
    void what_large_objects_hold_is_left_out_and_everything_else_stays_as_it_is() throws IOException {
        assertThat(passed("""
                        SELECT pg_catalog.lo_open('16390', 131072);
                        SELECT pg_catalog.lowrite(0, '\\x6869');
                        SELECT pg_catalog.lowrite(0, '\\x00');
                        SELECT pg_catalog.lo_close(0);

                        -- SELECT pg_catalog.lowrite(0, '\\x00');
                        SELECT pg_catalog.lowrite(1, '\\x00');
                        SELECT pg_catalog.lowrite(0, '\\x01');
                        """)).isEqualTo("""
                        SELECT pg_catalog.lo_open('16390', 131072);
                        SELECT pg_catalog.lo_close(0);

                        -- SELECT pg_catalog.lowrite(0, '\\x00');
                        SELECT pg_catalog.lowrite(1, '\\x00');
                        """);
    }

    @Test
    void a_script_that_ends_within_such_a_line_loses_nothing_else() throws IOException {
        assertThat(passed("select 1;\nSELECT pg_catalog.lo")).isEqualTo("select 1;\nSELECT pg_catalog.lo");
        assertThat(passed("select 1;\nSELECT pg_catalog.lowrite(0, '\\x")).isEqualTo("select 1;\n");
    }

    private static String passed(String script) throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try (WithoutContents without = new WithoutContents(rest)) {
            without.write(script.getBytes(StandardCharsets.UTF_8));
        }
        return rest.toString(StandardCharsets.UTF_8);
    }
}
