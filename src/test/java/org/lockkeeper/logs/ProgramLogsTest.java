package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.LogEntry;
import org.lockkeeper.logs.format.LogFormat.Kind;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Logs of programs that are no PostgreSQL server, and the server's own JSON. */
class ProgramLogsTest {
    private static final LogService SERVICE =
            new LogService(Clock.fixed(Instant.parse("2027-01-03T12:00:00Z"), ZoneOffset.UTC));

    @TempDir
    private Path folder = Path.of("");

    private List<LogRow> rows(Kind kind, String text) throws IOException {
        try (LogFile log = SERVICE.open(LogText.write(folder, "a.log", text), Progress.NONE, new CancelToken())) {
            assertThat(log.format().kind()).isEqualTo(kind);
            log.index(Progress.NONE, new CancelToken());
            return new RowReader(log).entries(0, 100);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10, DEBUG",
        "20, DEBUG",
        "30, INFO",
        "40, WARNING",
        "50, ERROR",
        "60, FATAL",
        "35, INFO",
        "3, NONE",
        "500, NONE"
    })
    void levels_of_json_lines_may_be_numbers(String number, Severity severity) throws IOException {
        LogRow row = rows(Kind.JSON_LINES, """
                        {"level":%s,"time":1764064800123,"pid":42,"hostname":"web-1","msg":"late"}
                        """.formatted(number)).getFirst();
        assertThat(row.severity()).isEqualTo(severity);
        assertThat(row.time()).contains(Instant.parse("2025-11-25T10:00:00.123Z"));
        assertThat(row.pid()).isEqualTo(OptionalInt.of(42));
        assertThat(row.text()).isEqualTo("late");
    }

    @Test
    void json_lines_are_read_by_the_keys_that_programs_use() throws IOException {
        List<LogRow> rows = rows(Kind.JSON_LINES, """
                {"@timestamp":"2026-11-25T10:00:00.5Z","log.level":"ERROR","message":"it \\"failed\\""}
                {"ts":1764064800.25,"lvl":"warn","msg":"slow"}
                {"timestamp":"2026-11-25 10:00:00","severity":"info","message":"ready","level_of_water":3}
                {"time":"2026-11-25T10:00:00+01:00","message":"no level"}
                broken {"time":
                """);
        assertThat(rows)
                .extracting(LogRow::severity)
                .containsExactly(Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.NONE);
        assertThat(rows)
                .extracting(row -> row.time().orElseThrow())
                .containsExactly(
                        Instant.parse("2026-11-25T10:00:00.500Z"),
                        Instant.parse("2025-11-25T10:00:00.250Z"),
                        Instant.parse("2026-11-25T10:00:00Z"),
                        Instant.parse("2026-11-25T09:00:00Z"));
        assertThat(rows.getFirst().text()).isEqualTo("it \"failed\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1764064800, 2025-11-25T10:00:00Z",
        "1764064800.5, 2025-11-25T10:00:00.500Z",
        "1764064800123, 2025-11-25T10:00:00.123Z",
        "1764064800123456, 2025-11-25T10:00:00.123Z",
        "1764064800123456789, 2025-11-25T10:00:00.123Z",
        "99999999999999999999999, ''"
    })
    void times_of_json_lines_may_be_numbers_of_any_unit(String number, String time) throws IOException {
        assertThat(rows(Kind.JSON_LINES, "{\"time\":2026,\"msg\":\"a\"}\n{\"ts\":%s,\"msg\":\"b\"}\n".formatted(number))
                        .get(1)
                        .time())
                .isEqualTo(time.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(time)));
    }

    @Test
    void a_servers_jsonlog_has_its_columns_and_parts() throws IOException {
        Path file = LogText.write(folder, "a.json", """
                {"timestamp":"2026-11-25 10:00:00.123 UTC","user":"bob","dbname":"shop","pid":42,"remote_host":"10.0.0.1","remote_port":5000,"session_id":"6aaae7b4.2a","line_num":3,"ps":"INSERT","session_start":"2026-11-25 09:00:00 UTC","vxid":"3/12","txid":7,"error_severity":"ERROR","state_code":"23505","message":"duplicate key","detail":"Key (id)=(7) already exists.","hint":"Take another.","context":"PL/pgSQL function f()","statement":"insert into orders","application_name":"PostgreSQL JDBC Driver","backend_type":"client backend","query_id":-812}
                """);
        try (LogFile log = LogText.indexed(file)) {
            assertThat(log.format().kind()).isEqualTo(Kind.JSON);
            LogEntry entry = log.entry(0).entry();
            assertThat(entry.time()).contains(Instant.parse("2026-11-25T10:00:00.123Z"));
            assertThat(entry.severity()).isEqualTo(Severity.ERROR);
            assertThat(entry.message()).isEqualTo("duplicate key");
            assertThat(entry.fields())
                    .containsEntry(Field.PID, "42")
                    .containsEntry(Field.USER, "bob")
                    .containsEntry(Field.DATABASE, "shop")
                    .containsEntry(Field.CLIENT, "10.0.0.1")
                    .containsEntry(Field.SESSION, "6aaae7b4.2a")
                    .containsEntry(Field.COMMAND, "INSERT")
                    .containsEntry(Field.SQLSTATE, "23505")
                    .containsEntry(Field.APPLICATION, "PostgreSQL JDBC Driver")
                    .containsEntry(Field.BACKEND_TYPE, "client backend")
                    .containsEntry(Field.QUERY_ID, "-812");
            assertThat(entry.parts())
                    .extracting(LogEntry.Part::label)
                    .containsExactly("DETAIL", "HINT", "CONTEXT", "STATEMENT");
            assertThat(entry.part("DETAIL")).contains("Key (id)=(7) already exists.");
        }
    }

    @Test
    void times_with_slashes_are_those_of_nginx_and_go() throws IOException {
        List<LogRow> rows = rows(Kind.TIMED, """
                2026/11/25 10:00:00 [error] 123#0: *1 connect() failed
                2026/11/25 10:00:01.250 ready
                """);
        assertThat(rows)
                .extracting(row -> row.time().orElseThrow())
                .containsExactly(Instant.parse("2026-11-25T10:00:00Z"), Instant.parse("2026-11-25T10:00:01.250Z"));
        assertThat(rows.getFirst().severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void a_web_servers_requests_have_their_times_in_brackets() throws IOException {
        List<LogRow> rows = rows(Kind.TIMED, """
                10.0.0.1 - - [25/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 12
                2001:db8:85a3:8d3:1319:8a2e:370:7348 - - [26/Nov/2026:00:30:00 +0100] "GET / HTTP/1.1" 200 12
                10.0.0.1 - bob [01/Dec/2026:23:59:59 -0500] "GET / HTTP/1.1" 500 12
                10.0.0.1 - bob [41/Dec/2026:23:59:59 -0500] no day of that number
                """);
        assertThat(rows)
                .extracting(row -> row.time().orElseThrow())
                .containsExactly(
                        Instant.parse("2026-11-25T10:00:00Z"),
                        Instant.parse("2026-11-25T23:30:00Z"),
                        Instant.parse("2026-12-02T04:59:59Z"));
    }

    @Test
    void syslogs_times_are_of_the_last_such_day() throws IOException {
        List<LogRow> rows = rows(Kind.TIMED, """
                Nov 25 10:00:00 web-1 app[42]: ERROR it failed
                Dec 31 23:59:59 web-1 app[42]: last
                Jan  2 00:00:01 web-1 app[42]: first
                Feb  3 10:00:00 web-1 app[42]: long ago
                May be that this line has no time
                """);
        assertThat(rows)
                .extracting(row -> row.time().orElseThrow())
                .containsExactly(
                        Instant.parse("2026-11-25T10:00:00Z"),
                        Instant.parse("2026-12-31T23:59:59Z"),
                        Instant.parse("2027-01-02T00:00:01Z"),
                        Instant.parse("2026-02-03T10:00:00Z"));
        assertThat(rows.getFirst().severity()).isEqualTo(Severity.ERROR);
    }
}
