package org.lockkeeper.logs.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.logs.scan.Swar;

/** The process in a line's beginning, whatever stands around it. */
class PidTest {
    private final StderrHeads heads = new StderrHeads(ZoneOffset.UTC);

    /** @param beginning behind the time and its zone */
    private int pid(String beginning) {
        return whole("2026-11-20 10:00:00.123 UTC" + beginning + "LOG:  42 rows");
    }

    private int whole(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        byte[] room = Arrays.copyOf(bytes, bytes.length + Swar.SLACK);
        Head head = new Head();
        assertThat(heads.parse(room, 0, bytes.length, head)).isTrue();
        return heads.pid(room, 0, bytes.length, head);
    }

    @Test
    void a_session_id_behind_the_zone_tells_it() {
        assertThat(pid("-6aaae7b4.1dc3-")).isEqualTo(0x1dc3);
        assertThat(pid(" 6aaae7b4.1dc3 bob@shop ")).isEqualTo(0x1dc3);
        assertThat(whole("2026-11-20 10:00:00 -03-6aaae7b4.1dc3-LOG:  x")).isEqualTo(0x1dc3);
    }

    @Test
    void a_number_between_dashes_or_in_brackets_of_any_kind_is_one() {
        assertThat(pid(" -7-")).isEqualTo(7);
        assertThat(pid("-7-")).isEqualTo(7);
        assertThat(pid(" (7) ")).isEqualTo(7);
        assertThat(pid(" (7): bob@shop ")).isEqualTo(7);
        assertThat(pid(" <7> ")).isEqualTo(7);
        assertThat(pid(" [7]: [3-1] ")).isEqualTo(7);
        assertThat(pid(":10.0.0.1(5432):bob@shop:[7]:")).isEqualTo(7);
        assertThat(whole("7 2026-11-20 10:00:00 UTC LOG:  x")).isEqualTo(7);
    }

    @Test
    void ports_addresses_and_names_with_numbers_are_none() {
        assertThat(pid(" 10.0.0.1(5432) ")).isEqualTo(HeadParser.NO_PID);
        assertThat(pid(" web-01 ")).isEqualTo(HeadParser.NO_PID);
        assertThat(pid(" [local](1) db_2@shop3 ")).isEqualTo(HeadParser.NO_PID);
        assertThat(pid(" 10.0.0.1(5432) 7 ")).isEqualTo(7);
        assertThat(whole("2026-11-20 10:00:00.123456+02 LOG:  x")).isEqualTo(HeadParser.NO_PID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s %m [%p] ",
                "[%l] %m %p ",
                "%m [%l] [%p] %u@%d ",
                "%c %s %m ",
                "%m %l %x %p ",
                "%s|%c|%m|%q%u ",
                "[%x] %t (%p) ",
                "%n %l:%p "
            })
    void by_a_prefix_that_is_known_time_and_process_are_those_that_it_names(String prefix) {
        String line = (prefix + "LOG:  42 rows")
                .replace("%q", "")
                .replace("%s", "2020-01-02 03:04:05 UTC")
                .replace("%m", "2026-11-20 10:00:00.123 UTC")
                .replace("%t", "2026-11-20 10:00:00 UTC")
                .replace("%n", "1795168800.123")
                .replace("%p", "4711")
                .replace("%c", "6aaae7b4.1267")
                .replace("%l", "3")
                .replace("%x", "900")
                .replace("%u", "bob")
                .replace("%d", "shop");
        HeadParser known = new LogFormat(LogFormat.Kind.STDERR, Optional.of(prefix), ZoneOffset.UTC).heads();
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        byte[] room = Arrays.copyOf(bytes, bytes.length + Swar.SLACK);
        Head head = new Head();
        assertThat(known.parse(room, 0, bytes.length, head)).isTrue();
        assertThat(Instant.ofEpochMilli(head.time()).truncatedTo(ChronoUnit.SECONDS))
                .as(line)
                .isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(known.pid(room, 0, bytes.length, head)).as(line).isEqualTo(4711);
    }

    @Test
    void a_line_of_another_prefix_and_a_number_that_is_no_pid_are_read_as_without_one() {
        HeadParser known = new LogFormat(LogFormat.Kind.STDERR, Optional.of("[%l] %m %p "), ZoneOffset.UTC).heads();
        assertThat(known).isInstanceOf(PrefixHeads.class);
        byte[] bytes = "2026-11-20 10:00:00 UTC [7] LOG:  x".getBytes(StandardCharsets.UTF_8);
        byte[] room = Arrays.copyOf(bytes, bytes.length + Swar.SLACK);
        Head head = new Head();
        assertThat(known.parse(room, 0, bytes.length, head)).isTrue();
        assertThat(known.pid(room, 0, bytes.length, head)).isEqualTo(7);
        byte[] longer = "[1] 2026-11-20 10:00:00 UTC 99999999999999999999 LOG:  x".getBytes(StandardCharsets.UTF_8);
        byte[] other = Arrays.copyOf(longer, longer.length + Swar.SLACK);
        assertThat(known.parse(other, 0, longer.length, head)).isTrue();
        assertThat(known.pid(other, 0, longer.length, head)).isEqualTo(1);
    }

    @Test
    void the_usual_prefixes_are_read_the_quick_way() {
        for (String prefix : List.of(
                "%m [%p] %q%u@%d ",
                "%t [%p]: [%l-1] user=%u,db=%d ",
                "%m:%r:%u@%d:[%p]:%l:%e:%s:%v:%x:%c:%q%a:",
                "%t-%c-",
                "%m %p %u@%d ")) {
            assertThat(new LogFormat(LogFormat.Kind.STDERR, Optional.of(prefix), ZoneOffset.UTC).heads())
                    .as(prefix)
                    .isInstanceOf(StderrHeads.class);
        }
    }
}
