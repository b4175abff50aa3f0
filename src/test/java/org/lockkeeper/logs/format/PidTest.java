package org.lockkeeper.logs.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
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
}
