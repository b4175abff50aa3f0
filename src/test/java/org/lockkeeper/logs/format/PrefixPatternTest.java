package org.lockkeeper.logs.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrefixPatternTest {
    private static final String TIME = "2026-11-20 10:00:00.000 UTC";

    private final TimeReader times = new TimeReader(ZoneOffset.UTC);

    /** What a prefix tells of a line that it wrote, without the pid. */
    private Map<Field, String> values(String prefix, String beginning) {
        Map<Field, String> fields =
                PrefixPattern.of(prefix).match(beginning + "LOG:  ", times).orElseThrow();
        fields.remove(Field.PID);
        return fields;
    }

    private Optional<String> recognised(String... beginnings) {
        return KnownPrefixes.recognise(
                List.of(beginnings).stream().map(line -> line + "LOG:  ").toList(), times);
    }

    @Test
    void an_application_may_have_spaces_and_what_follows_it_in_the_prefix() {
        assertThat(values("%m [%p] %q%u@%d/%a ", TIME + " [7] bob@shop/PostgreSQL JDBC Driver "))
                .containsOnly(
                        Map.entry(Field.USER, "bob"),
                        Map.entry(Field.DATABASE, "shop"),
                        Map.entry(Field.APPLICATION, "PostgreSQL JDBC Driver"));
        assertThat(values("%m [%p] %q%a %u@%d ", TIME + " [7] DBeaver 24 bob@shop "))
                .containsOnly(
                        Map.entry(Field.USER, "bob"),
                        Map.entry(Field.DATABASE, "shop"),
                        Map.entry(Field.APPLICATION, "DBeaver 24"));
        assertThat(values("%m [%p] %q%a %u@%d ", TIME + " [7] pgAdmin 4 - DB:a@b bob@shop "))
                .containsEntry(Field.APPLICATION, "pgAdmin 4 - DB:a@b")
                .containsEntry(Field.USER, "bob");
        assertThat(values(
                        "%m [%p] user=%u,db=%d,app=%a,client=%h ",
                        TIME + " [7] user=bob,db=shop,app=x,client=y,client=10.0.0.1 "))
                .containsEntry(Field.APPLICATION, "x,client=y")
                .containsEntry(Field.CLIENT, "10.0.0.1");
    }

    @Test
    void a_role_and_a_database_may_have_spaces_where_nothing_else_fits() {
        assertThat(values("%m [%p] %q%u@%d ", TIME + " [7] night shift@old shop "))
                .containsOnly(Map.entry(Field.USER, "night shift"), Map.entry(Field.DATABASE, "old shop"));
    }

    @Test
    void a_process_without_a_client_ends_where_the_prefix_says_so() {
        assertThat(values("%m [%p] %q%u@%d/%a ", TIME + " [7] ")).isEmpty();
        assertThat(values("%m [%p] %u%q@%d ", TIME + " [7] bob@shop "))
                .containsOnly(Map.entry(Field.USER, "bob"), Map.entry(Field.DATABASE, "shop"));
        assertThat(PrefixPattern.of("%m [%p] %q%u@%d ").match(TIME + " [7] somebody LOG:  ", times))
                .isEmpty();
    }

    @Test
    void every_escape_is_read_whatever_stands_around_it() {
        assertThat(values(
                        "<%n|%p|%P|%l|%a|%u|%d|%r|%b|%i|%e|%c|%s|%v|%x|%Q|%L|%%> ",
                        "<1763632800.123|7||12|my app|bob|shop|10.0.0.1(5432)|client backend|CREATE INDEX|42P01|6aaae7b4.1dc3|"
                                + "2026-11-20 09:00:00 UTC|3/12|0|-812|127.0.0.1|%> "))
                .containsOnly(
                        Map.entry(Field.APPLICATION, "my app"),
                        Map.entry(Field.USER, "bob"),
                        Map.entry(Field.DATABASE, "shop"),
                        Map.entry(Field.CLIENT, "10.0.0.1(5432)"),
                        Map.entry(Field.BACKEND_TYPE, "client backend"),
                        Map.entry(Field.COMMAND, "CREATE INDEX"),
                        Map.entry(Field.SQLSTATE, "42P01"),
                        Map.entry(Field.SESSION, "6aaae7b4.1dc3"),
                        Map.entry(Field.QUERY_ID, "-812"));
        assertThat(values("%m %b %u ", TIME + " client backend bob "))
                .containsEntry(Field.BACKEND_TYPE, "client backend")
                .containsEntry(Field.USER, "bob");
        assertThat(values("%m [%p] %e %Q ", TIME + " [7] 00000 0 ")).containsOnly(Map.entry(Field.SQLSTATE, "00000"));
    }

    @Test
    void values_that_are_filled_up_are_told_without_the_spaces() {
        assertThat(values("%m [%6p] %-10u %d %-12a ", TIME + " [     7] bob        shop psql 17      "))
                .containsOnly(
                        Map.entry(Field.USER, "bob"),
                        Map.entry(Field.DATABASE, "shop"),
                        Map.entry(Field.APPLICATION, "psql 17"));
        assertThat(values("%m %10u|%d ", TIME + "        bob|shop ")).containsEntry(Field.USER, "bob");
    }

    @Test
    void a_zone_that_nobody_knows_is_passed_over() {
        assertThat(values("%m [%p] %u@%d ", "2026-11-20 10:00:00.000 QWZX [7] bob@shop "))
                .containsEntry(Field.USER, "bob");
    }

    @Test
    void a_line_that_fits_in_very_many_wrong_ways_is_given_up_soon() {
        String prefix = "%m %a %u %d %a %u %d %a %u %d %a %u %d %a;";
        assertThat(PrefixPattern.of(prefix).match(TIME + " " + "x ".repeat(150) + "LOG:  ", times))
                .isEmpty();
    }

    @Test
    void the_usual_prefixes_of_packages_and_services_are_recognised() {
        for (String prefix : List.of(
                "%m [%p]: [%l-1] db=%d,user=%u,app=%a,client=%h ",
                "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ",
                "%t [%p]: [%l-1] user=%u,db=%d - PG-%e ",
                "%m [%p] %q[user=%u,db=%d,app=%a,query_id=%Q] ",
                "%m [%p] %q%u@%d/%a %e ",
                "%t:%r:%u@%d:[%p]:",
                "%t-%c-")) {
            String line = prefix.replace("%q", "")
                    .replace("%m", TIME)
                    .replace("%t", "2026-11-20 10:00:00 UTC")
                    .replace("%p", "7")
                    .replace("%l", "3")
                    .replace("%u", "bob")
                    .replace("%d", "shop")
                    .replace("%a", "PostgreSQL JDBC Driver")
                    .replace("%h", "10.0.0.1")
                    .replace("%r", "10.0.0.1(50000)")
                    .replace("%e", "23505")
                    .replace("%Q", "-42")
                    .replace("%c", "6aaae7b4.1dc3");
            assertThat(recognised(line)).contains(prefix);
        }
    }

    @Test
    void the_prefix_that_fits_most_lines_is_taken() {
        assertThat(recognised(TIME + " [7] ", TIME + " [8] bob@shop ", TIME + " [8] bob@shop "))
                .contains("%m [%p] %q%u@%d ");
        assertThat(recognised("no prefix at all ")).isEmpty();
    }
}
