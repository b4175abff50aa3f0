package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpScriptTest {
    private static final String TABLES = """
            --
            -- Name: a; Type: TABLE; Schema: one; Owner: shop
            --
            CREATE TABLE one.a (
                id integer
            );
            --
            -- Name: b; Type: TABLE; Schema: two; Owner: shop
            --
            CREATE TABLE two.b (
                id integer
            );
            """;

    @Test
    void a_dump_of_tables_needs_the_schemas_that_they_are_in_of_those_that_are_chosen() {
        DumpScript script = DumpScript.parse(TABLES);
        assertThat(script.neededSchemas(List.of())).containsExactly("one", "two");
        assertThat(script.neededSchemas(List.of(new TableName("two", "b")))).containsExactly("two");
    }

    /** Such as the chunks of a partitioning extension: its own script makes their schema, and fails where it is there. */
    @Test
    void where_it_makes_extensions_their_schemas_are_left_to_them() {
        assertThat(DumpScript.parse("CREATE EXTENSION IF NOT EXISTS chunks WITH SCHEMA public;\n" + TABLES)
                        .neededSchemas(List.of()))
                .isEmpty();
    }

    @Test
    void what_pg_dump_writes_around_its_scripts_is_let_through() {
        assertThat(ScriptReach.beyond(
                        "\\restrict aB3\n\nSET standard_conforming_strings = on;\nselect 1;\n\\unrestrict aB3\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\restrict `touch harm`\nselect 1;",
                "select 1;\n\\unrestrict aB3 \\! touch harm\n",
                "SET standard_conforming_strings = off;\nselect '\\'';\n\\! touch harm\n",
                "set standard_conforming_strings to 'off';\nselect 1;"
            })
    void what_only_looks_like_it_is_not(String script) {
        assertThat(ScriptReach.beyond(script)).isPresent();
    }
}
