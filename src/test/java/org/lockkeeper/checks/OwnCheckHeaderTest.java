package org.lockkeeper.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.db.CheckAnswer;

class OwnCheckHeaderTest {
    private static OwnCheck parse(String text) {
        return OwnCheckHeader.parse(Path.of("checks", "orders.sql"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 | does not say what it expects",
                "-- expect: nothing | \"no rows\" or",
                "-- expect: value >= many | one of",
                "-- expect: no rows\\n-- expect: no rows | twice",
                "-- expect: no rows\\n-- severity: fatal | \"error\" or \"warning\"",
                "-- expect: no rows\\n-- timeout: 0 | from 1ms to 10m",
                "-- expect: no rows\\n-- timeout: soon | from 1ms to 10m",
                "select 1 -- expect: no rows | does not say what it expects"
            })
    void a_malformed_header_says_what_is_meant(String text, String problem) {
        assertThat(parse(text.replace("\\n", "\n")).problem().orElseThrow()).contains(problem);
    }

    @Test
    void everything_that_can_be_said_is_read() {
        OwnCheck check = parse(
                "-- Orders need a customer.\n--Expect:  No   Rows\n\n-- severity: Warning\n-- name: orphaned orders\n-- timeout: 5s\nselect 1");
        assertThat(check.problem()).isEmpty();
        assertThat(check.expectation()).contains("no rows");
        assertThat(check.severity()).isEqualTo(Severity.WARNING);
        assertThat(check.name()).isEqualTo("orphaned orders");
        assertThat(check.timeout()).contains(Duration.ofSeconds(5));
        assertThat(parse("-- expect: value <> 'a b'\nselect 1").name()).isEqualTo("orders");
    }

    @ParameterizedTest
    @CsvSource({
        "value >= 1000, 1000, true",
        "value >= 1000, 999.5, false",
        "value = 1, 1.00, true",
        "value <> 1, 1, false",
        "value < 2, 10, false",
        "value <= -3, -3, true",
        "value > 1e3, 1001, true",
        "value = ok, ok, true",
        "value = ok, OK, false",
        "value > 1, many, false",
    })
    void values_are_compared_as_numbers_where_they_are_numbers(String expect, String value, boolean holds) {
        Expectation expectation = Expectation.parse(expect).orElseThrow();
        assertThat(expectation
                        .shortfall(answer(List.of(List.of(Optional.of(value)))))
                        .isEmpty())
                .isEqualTo(holds);
    }

    @Test
    void null_no_row_and_several_columns_fall_short_of_a_value() {
        Expectation expectation = Expectation.parse("value <> 3").orElseThrow();
        assertThat(expectation
                        .shortfall(answer(List.of(List.of(Optional.empty()))))
                        .orElseThrow())
                .contains("null");
        assertThat(expectation.shortfall(answer(List.of())).orElseThrow()).contains("0 rows");
        assertThat(expectation.shortfall(answer(List.of(List.of(Optional.of("1")), List.of(Optional.of("2"))))))
                .isPresent();
    }

    private static CheckAnswer answer(List<List<Optional<String>>> rows) {
        return new CheckAnswer(List.of("v"), rows, false);
    }
}
