package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** A log in UTF-16, as programs on Windows write it, that grows. */
class Utf16LogTest {
    @TempDir
    private Path folder = Path.of("");

    private static String line(int minute, String text) {
        return "2026-11-20 10:%02d:00.000 UTC [1] app@shop LOG:  %s\r\n".formatted(minute, text);
    }

    private static LogChange look(LogFile log) {
        LogChange change = log.refresh();
        log.index(Progress.NONE, new CancelToken());
        return change;
    }

    private static List<String> texts(LogFile log) {
        return log.lines(0, 100).stream()
                .map(line -> line.text().substring(line.text().indexOf("LOG:") + 6))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void its_lines_are_followed_also_where_a_character_comes_in_halves(String name) throws IOException {
        Charset charset = Charset.forName(name);
        Path file = Files.writeString(folder.resolve("a.log"), line(1, "one"), charset);
        byte[] more = line(2, "zwö𝄞lf").getBytes(charset);
        try (LogFile log = LogText.indexed(file)) {
            for (int i = 0; i < more.length; i++) {
                Files.write(file, Arrays.copyOfRange(more, i, i + 1), StandardOpenOption.APPEND);
                look(log);
            }
            assertThat(texts(log)).containsExactly("one", "zwö𝄞lf");
            assertThat(log.lineEnds()).isEqualTo(2);
            assertThat(look(log)).isEqualTo(LogChange.NONE);
        }
    }

    @Test
    void a_truncated_one_is_read_anew_and_a_new_one_goes_on() throws IOException {
        Path file =
                Files.writeString(folder.resolve("a.log"), line(1, "one") + line(2, "two"), StandardCharsets.UTF_16);
        try (LogFile log = LogText.indexed(file)) {
            Files.writeString(file, line(3, "anew"), StandardCharsets.UTF_16);
            assertThat(look(log)).isEqualTo(LogChange.TRUNCATED);
            assertThat(texts(log)).containsExactly("anew");
            Files.move(file, folder.resolve("a.log.1"));
            Files.writeString(file, line(4, "next"), StandardCharsets.UTF_16);
            assertThat(look(log)).isEqualTo(LogChange.ROTATED);
            assertThat(texts(log)).containsExactly("anew", "next");
            assertThat(log.isFinished()).isFalse();
        }
    }
}
