package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockkeeper.task.CancelToken;

class CopyRowsTest {
    @Test
    void a_script_that_ends_within_a_tables_rows_is_cut_off() {
        assertThatThrownBy(() -> count("COPY public.a (id) FROM stdin;\n1\n2\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("public.a");
    }

    @Test
    void what_looks_like_an_end_or_a_head_within_rows_is_a_row() throws IOException {
        assertThat(
                        count(
                                "COPY public.a (t) FROM stdin;\n\\\\.\n\\.x\nCOPY public.b (t) FROM stdin;\n\n\\.\nselect 1;\n"))
                .isEqualTo(Map.of(new TableName("public", "a"), 4L));
    }

    @Test
    void names_are_unquoted_and_may_hold_anything() throws IOException {
        assertThat(count("COPY \"-s.x\".\"We\"\"ird\nname FROM stdin;\" (id) FROM stdin;\n1\n\\.\n"))
                .isEqualTo(Map.of(new TableName("-s.x", "We\"ird\nname FROM stdin;"), 1L));
    }

    @Test
    void a_table_without_rows_is_counted_too() throws IOException {
        assertThat(count("COPY public.a (id) FROM stdin;\n\\.\n")).isEqualTo(Map.of(new TableName("public", "a"), 0L));
    }

    @Test
    void lines_that_an_editor_ended_with_a_carriage_return_too_are_rows_as_well() throws IOException {
        assertThat(count("COPY public.a (id) FROM stdin;\r\n1\r\n\\.x\r\n\\.\r\nselect 1;\r\n"))
                .isEqualTo(Map.of(new TableName("public", "a"), 2L));
    }

    @Test
    void statements_are_passed_over() throws IOException {
        assertThat(count("-- COPY public.a (id) FROM stdin;\nCOPY public.a TO stdout;\nselect 'x';\n"))
                .isEmpty();
    }

    @Test
    void the_rest_is_every_statement_as_it_stands_without_rows() throws IOException {
        String script =
                "COPY public.a (id) FROM stdin;\n1\n\\.\nGRANT SELECT ON a TO b;\nCOP;\nCOPY public.a TO stdout;\n"
                        + "COPY public.b (id) FROM stdin;\n\\.\nselect 1;\nCO";
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        CopyRows.count(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)), rest, new CancelToken());
        assertThat(rest.toString(StandardCharsets.UTF_8))
                .isEqualTo("GRANT SELECT ON a TO b;\nCOP;\nCOPY public.a TO stdout;\nselect 1;\nCO");
    }

    @Test
    void a_list_is_read_with_its_kinds_and_versions() {
        DumpEntry.Listing listing = DumpEntry.parse(List.of(
                ";     Dumped from database version: 15.18 (Debian 15.18-0+deb12u1)",
                ";     Dumped by pg_dump version: 16.15",
                "3226; 0 0 TABLE ATTACH public part1 postgres",
                "3376; 0 16396 TABLE DATA -s a*b?c postgres",
                "221; 1259 16408 MATERIALIZED VIEW public mv postgres",
                "3379; 0 16408 MATERIALIZED VIEW DATA public mv postgres",
                "6; 2615 16395 SCHEMA - -s postgres"));
        assertThat(listing.serverVersion()).contains("15.18");
        assertThat(listing.toolVersion()).contains("16.15");
        assertThat(listing.entries().stream().map(DumpEntry::kind))
                .containsExactly("TABLE ATTACH", "TABLE DATA", "MATERIALIZED VIEW", "MATERIALIZED VIEW DATA", "SCHEMA");
        assertThat(listing.entries().get(1).label()).isEqualTo("-s a*b?c postgres");
    }

    private static Map<TableName, Long> count(String script) throws IOException {
        return CopyRows.count(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)), new CancelToken());
    }
}
