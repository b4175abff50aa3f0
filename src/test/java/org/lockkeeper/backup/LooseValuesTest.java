package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.lockkeeper.backup.LooseValues.Standing;

class LooseValuesTest {
    private final LooseValues values = new LooseValues();

    @Test
    void what_only_looks_like_one_is_passed_over() throws IOException {
        hear("""
                -- SELECT pg_catalog.setval('public.a', 1, true);
                SELECT pg_catalog.set_config('search_path', '', false);
                SELECT pg_catalog.lo_create('16390');

                COPY public.a (id) FROM stdin;
                """);
        assertThat(values.sequences()).isEmpty();
        assertThat(values.largeObjects()).isEmpty();
    }

    @Test
    void sequences_are_found_by_any_name() throws IOException {
        hear("""
                SELECT pg_catalog.setval('public.customer_id_seq', 300, true);
                SELECT pg_catalog.setval('"A b"."it''s ""a
                seq"', -5, false);
                SELECT pg_catalog.setval('public."Order_id_seq"', 9223372036854775807, true);
                """);
        assertThat(values.sequences())
                .containsOnly(
                        java.util.Map.entry(new TableName("public", "customer_id_seq"), new Standing(300, true)),
                        java.util.Map.entry(new TableName("A b", "it's \"a\nseq"), new Standing(-5, false)),
                        java.util.Map.entry(
                                new TableName("public", "Order_id_seq"), new Standing(Long.MAX_VALUE, true)));
    }

    @Test
    void large_objects_are_read_over_all_their_pieces() throws IOException {
        hear("""
                SELECT pg_catalog.lo_open('16390', 131072);
                SELECT pg_catalog.lowrite(0, '\\x6869');
                SELECT pg_catalog.lowrite(0, '\\x00');
                SELECT pg_catalog.lo_close(0);

                SELECT pg_catalog.lo_open('16391', 131072);
                SELECT pg_catalog.lo_close(0);
                """);
        LargeObject.Reader whole = new LargeObject.Reader();
        whole.add(new byte[] {'h', 'i', 0});
        assertThat(values.largeObjects())
                .containsOnly(
                        java.util.Map.entry(16390L, whole.read()),
                        java.util.Map.entry(16391L, new LargeObject.Reader().read()));
    }

    private void hear(String script) throws IOException {
        values.write(script.getBytes(StandardCharsets.UTF_8));
    }
}
