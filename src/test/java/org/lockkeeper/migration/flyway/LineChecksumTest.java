package org.lockkeeper.migration.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineChecksumTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "a",
                "a\n",
                "a\nb",
                "a\r\nb\r\n",
                "a\rb\r\rc",
                "a\n\n\nb",
                "\uFEFFa\nb",
                "\uFEFF",
                "a\uFEFFb",
                "større\r\n\uD83D\uDE00\u2028x\u0085y\n"
            })
    void is_the_one_that_flyway_computes(String text) {
        ScriptFile file = new ScriptFile(
                Path.of("x.sql"), "x.sql", text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(file.checksum()).isEqualTo(ChecksumCalculator.calculate(file));
    }
}
