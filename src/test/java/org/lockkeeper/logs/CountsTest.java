package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Lines and hits are those of {@code wc} and {@code grep}, which run beside. */
class CountsTest {
    private static final List<String> EXPRESSIONS = List.of(
            "ERROR|FATAL",
            "deadlock",
            "^2026-11-01 00:0[0-5]",
            "orders_pkey\"$",
            "duration: [0-9]+\\.[0-9]* ms",
            "(connection|statement).*(7|9)$",
            "",
            "^$",
            "^\t",
            "port=1?2{2,3}$",
            "[^a-z]app",
            "x?y*z",
            "ERROR.*key|Key",
            "na.ve",
            "Über",
            "漢.",
            ".",
            "a");

    private static final String CSV =
            "2026-11-20 10:00:00.000 UTC,\"app\",\"shop\",42,\"[local]\",65.2a,1,\"SELECT\",2026-11-20 09:00:00 UTC,3/1,0,ERROR,22012,\"division by \"\"zero\"\"\",,,,,,\"select 1\n/ 0\",,,\"psql\"\n";
    private static final String JSON =
            "{\"timestamp\":\"2026-11-20 10:00:00.000 UTC\",\"pid\":42,\"error_severity\":\"ERROR\",\"message\":\"deadlock\"}\n";

    private static final long LARGE = 5_000_000;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void lines_and_hits_equal_those_of_wc_and_grep() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/grep")) || Files.isExecutable(Path.of("/bin/grep")))
                .as("grep is installed")
                .isTrue();
        for (Path file : files()) {
            try (LogFile log = LogText.indexed(file)) {
                long lines = wc(file);
                assertThat(log.lineEnds()).as("lines of %s", file).isEqualTo(lines);
                assertThat(LogText.SERVICE.search(log, LogFilter.ALL, _ -> {}, Progress.NONE, new CancelToken()))
                        .as("lines that a search counts in %s", file)
                        .isEqualTo(lines);
                for (String expression : expressions(file)) {
                    compare(file, log, TextQuery.regex(expression), "-E", expression);
                    compare(file, log, new TextQuery(expression, true, true, false), "-Ei", expression);
                    if (!expression.isEmpty()) {
                        // grep prints no count for -v of what every line matches.
                        compare(file, log, new TextQuery(expression, true, false, true), "-Ev", expression);
                    }
                }
                compare(file, log, TextQuery.text("(id)=(7)"), "-F", "(id)=(7)");
                compare(file, log, TextQuery.text("O"), "-F", "O");
            }
        }
    }

    @Test
    void what_is_packed_or_in_another_encoding_counts_as_its_text_does() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/grep")) || Files.isExecutable(Path.of("/bin/grep")))
                .as("grep is installed")
                .isTrue();
        String text = LogText.postgres(3_000) + "last line without end ERROR";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path plain = LogText.write(folder, "text.log", text);
        Path gzip = folder.resolve("text.log.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(bytes);
        }
        List<Path> others = List.of(
                gzip,
                Files.write(folder.resolve("text.log.zst"), Zstd.compress(bytes)),
                Files.writeString(folder.resolve("wide.log"), text, StandardCharsets.UTF_16));
        for (String expression : List.of("ERROR|FATAL", "orders_pkey\"$", "Über", "^\t", "")) {
            long expected = grep(plain, "-E", expression);
            for (Path other : others) {
                assertThat(LogText.hits(other, LogFilter.ALL.with(TextQuery.regex(expression))))
                        .as("%s in %s", expression, other.getFileName())
                        .hasSize((int) expected);
            }
        }
        for (Path other : others) {
            try (LogFile log = LogText.indexed(other)) {
                assertThat(log.lineEnds()).as("lines of %s", other).isEqualTo(wc(plain));
            }
        }
    }

    @Test
    void a_letter_that_stands_for_itself_beside_one_that_does_not_is_found() throws IOException {
        Path file = LogText.write(folder, "letters.log", "ERROR ÄRGER\nerror ärger\nError Ärger\n");
        assertThat(LogText.hits(file, LogFilter.ALL.with(TextQuery.regex("(?i:ERROR )ÄRGER"))))
                .extracting(Hit::line)
                .containsExactly(1L);
        assertThat(LogText.hits(file, LogFilter.ALL.with(TextQuery.regex("(?i:error Ä)rger"))))
                .extracting(Hit::line)
                .containsExactly(2L, 3L);
    }

    /** A large file is asked every third: grep takes its time for each. */
    private static List<String> expressions(Path file) throws IOException {
        return Files.size(file) < LARGE
                ? EXPRESSIONS
                : IntStream.range(0, EXPRESSIONS.size())
                        .filter(i -> i % 3 == 0)
                        .mapToObj(EXPRESSIONS::get)
                        .toList();
    }

    private static void compare(Path file, LogFile log, TextQuery query, String option, String pattern)
            throws Exception {
        long expected = grep(file, option, pattern);
        LogFilter filter = LogFilter.ALL.with(query);
        LogView view = new LogView(log, filter);
        view.search(Progress.NONE, new CancelToken());
        assertThat(view.count())
                .as("%s of %s in %s", option, pattern, file.getFileName())
                .isEqualTo(expected);
        List<Hit> hits = LogText.hits(file, filter);
        assertThat(hits)
                .as("hits of %s %s in %s", option, pattern, file.getFileName())
                .hasSize((int) expected);
        for (int i = 0; i < hits.size(); i += Math.max(1, hits.size() / 7)) {
            assertThat(view.line(i)).isEqualTo(hits.get(i).line() - 1);
            assertThat(log.lines(view.line(i), view.line(i) + 1).getFirst().offset())
                    .isEqualTo(hits.get(i).offset());
        }
    }

    private List<Path> files() throws IOException {
        String log = LogText.postgres(3_000);
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        Path binary = Files.write(folder.resolve("binary"), noise);
        return Stream.of(
                        LogText.write(folder, "plain.log", log),
                        LogText.write(folder, "no-end.log", log + "last line without end ERROR"),
                        LogText.write(folder, "crlf.log", log.replace("\n", "\r\n")),
                        LogText.write(folder, "empty.log", ""),
                        LogText.write(folder, "one.log", "ERROR"),
                        LogText.write(folder, "ends.log", "\n\n\n"),
                        LogText.write(folder, "nul.log", log.replace("app@", "\0@")),
                        // A line of ten megabytes, and one that crosses the regions.
                        LogText.write(
                                folder,
                                "long.log",
                                log + "x".repeat(10_000_000) + " ERROR y7\n" + log + "z".repeat(9_000_000)),
                        LogText.write(folder, "large.log", log.repeat(40)),
                        LogText.write(folder, "server.csv", CSV.repeat(500)),
                        LogText.write(folder, "server.json", JSON.repeat(500) + "{\"broken\": "),
                        binary)
                .toList();
    }

    private static long wc(Path file) throws Exception {
        return number("wc", "-l", file.toString());
    }

    /** Bytes for what is one character, since that is what is counted here; lines of what is no text too. */
    private static long grep(Path file, String option, String pattern) throws Exception {
        return number("grep", "-a", "-c", option, "-e", pattern, file.toString());
    }

    private static long number(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        process.getInputStream().transferTo(out);
        process.waitFor();
        String answer = out.toString(StandardCharsets.UTF_8);
        assertThat(answer).as(String.join(" ", command)).matches("(?s)\\d+\\s.*");
        return Long.parseLong(answer.strip().split(" ", 2)[0]);
    }
}
