package org.lockkeeper.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {
    @ParameterizedTest
    @CsvSource({
        "-PT5S, 0 s",
        "PT0.9S, 0 s",
        "PT59.999S, 59 s",
        "PT1M, 1 m 00 s",
        "PT3M12S, 3 m 12 s",
        "PT59M59S, 59 m 59 s",
        "PT1H2M, 1 h 02 m",
        "P2DT3H59M, 2 d 03 h"
    })
    void two_units_at_most(Duration length, String text) {
        assertThat(Elapsed.text(length)).isEqualTo(text);
    }
}
