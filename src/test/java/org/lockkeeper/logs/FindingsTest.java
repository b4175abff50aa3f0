package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.finding.Deadlock;
import org.lockkeeper.logs.finding.Finding;
import org.lockkeeper.logs.finding.FindingKind;
import org.lockkeeper.logs.finding.Findings;
import org.lockkeeper.logs.finding.TopMessage;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

class FindingsTest {
    private static final String PREFIX = "2026-11-20 10:%02d:00.000 UTC [7] app@shop ";
    private static final List<String> MESSAGES = List.of(
            "LOG:  duration: 12.5 ms  statement: select 1",
            "LOG:  duration: 71234.5 ms  statement: select pg_sleep(71)",
            "LOG:  process 41 still waiting for ShareLock on transaction 812 after 1000.123 ms",
            "LOG:  process 41 acquired ShareLock on transaction 812 after 5200.000 ms",
            "ERROR:  deadlock detected\n" + PREFIX.formatted(4)
                    + "DETAIL:  Process 41 waits for ShareLock on transaction 812; blocked by process 42.\n"
                    + "\tProcess 42 waits for ShareLock on transaction 813; blocked by process 41.\n"
                    + "\tProcess 41: update orders set total = 1 where id = 1\n"
                    + "\tProcess 42: update orders set total = 2 where id = 2",
            "LOG:  checkpoint complete: wrote 42 buffers (0.3%); write=4.1 s, sync=0.1 s, total=269.902 s",
            "LOG:  checkpoints are occurring too frequently (9 seconds apart)",
            "LOG:  automatic vacuum of table \"shop.public.orders\": index scans: 1\n\tpages: 0 removed",
            "LOG:  automatic analyze of table \"shop.public.orders\"",
            "FATAL:  password authentication failed for user \"reports\"",
            "FATAL:  role \"nobody\" does not exist",
            "ERROR:  role \"nobody\" does not exist",
            "ERROR:  out of memory",
            "LOG:  temporary file: path \"base/pgsql_tmp/pgsql_tmp7.0\", size 20000000",
            "LOG:  temporary file: path \"base/pgsql_tmp/pgsql_tmp7.1\", size 1500000");

    @TempDir
    private Path folder = Path.of("");

    private static Findings of(Path file) {
        try (LogFile log = LogText.open(file)) {
            return LogText.SERVICE.findings(log, LogFilter.ALL, Progress.NONE, new CancelToken());
        }
    }

    private Path write() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < MESSAGES.size(); i++) {
            text.append(PREFIX.formatted(i)).append(MESSAGES.get(i)).append('\n');
        }
        return LogText.write(folder, "a.log", text.toString());
    }

    private static Finding kind(Findings findings, FindingKind kind) {
        return findings.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothing_stands_out_in_an_empty_log() throws IOException {
        Findings found = of(LogText.write(folder, "a.log", ""));
        assertThat(found.findings()).isEmpty();
        assertThat(found.messages()).isEmpty();
    }

    @Test
    void each_kind_is_found_and_told_in_a_sentence() throws IOException {
        Findings found = of(write());
        assertThat(found.entries()).isEqualTo(MESSAGES.size());
        assertThat(found.findings()).extracting(Finding::kind).containsExactly(FindingKind.values());
        assertThat(kind(found, FindingKind.SLOW_STATEMENT).sentence()).contains("2 statements", "1 m 11 s");
        assertThat(kind(found, FindingKind.SLOW_STATEMENT)
                        .occurrences()
                        .getFirst()
                        .text())
                .contains("pg_sleep");
        assertThat(kind(found, FindingKind.LOCK_WAIT).sentence()).contains("2 messages", "5.2 s");
        assertThat(kind(found, FindingKind.CHECKPOINT).sentence()).contains("1 of the messages", "max_wal_size");
        assertThat(kind(found, FindingKind.AUTOVACUUM).sentence()).contains("2 of them for \"shop.public.orders\"");
        assertThat(kind(found, FindingKind.FAILED_LOGIN).count()).isEqualTo(2);
        assertThat(kind(found, FindingKind.OUT_OF_MEMORY).sentence()).contains("once");
        assertThat(kind(found, FindingKind.TEMPORARY_FILE).sentence()).contains("2 temporary files", "22 MB", "20 MB");
    }

    @Test
    void a_deadlock_names_both_sides() throws IOException {
        Finding deadlock = kind(of(write()), FindingKind.DEADLOCK);
        assertThat(deadlock.sentence()).contains("pids 41 and 42");
        assertThat(deadlock.deadlocks().getFirst().sides())
                .containsExactly(
                        new Deadlock.Side(
                                41, "ShareLock on transaction 812", 42, "update orders set total = 1 where id = 1"),
                        new Deadlock.Side(
                                42, "ShareLock on transaction 813", 41, "update orders set total = 2 where id = 2"));
    }

    @Test
    void the_lines_of_a_finding_are_those_that_its_pattern_finds() throws IOException {
        Path file = write();
        for (Finding finding : of(file).findings()) {
            List<Hit> hits = LogText.hits(
                    file, LogFilter.ALL.with(TextQuery.regex(finding.kind().pattern())));
            assertThat(hits).as(finding.kind().word()).hasSize((int) finding.count());
            assertThat(finding.occurrences())
                    .allMatch(one -> hits.stream().anyMatch(hit -> hit.line() == one.number()));
        }
    }

    @Test
    void messages_of_one_shape_are_counted_together_over_all_regions() throws IOException {
        String line = PREFIX.formatted(1) + "ERROR:  duplicate key value violates unique constraint \"%s\"\n";
        String filling = PREFIX.formatted(2) + "LOG:  " + "x".repeat(900) + "\n";
        Path file = LogText.write(
                folder,
                "a.log",
                (line.formatted("a") + filling.repeat(10_000)).repeat(2)
                        + line.formatted("b").replace("10:01", "11:30"));
        Findings found = of(file);
        TopMessage message = found.messages().stream()
                .filter(one -> one.severity() == Severity.ERROR)
                .findFirst()
                .orElseThrow();
        assertThat(message.count()).isEqualTo(3);
        assertThat(message.shape()).isEqualTo("duplicate key value violates unique constraint \"?\"");
        assertThat(message.line()).isZero();
        assertThat(message.first()).hasToString("Optional[2026-11-20T10:01:00Z]");
        assertThat(message.last()).hasToString("Optional[2026-11-20T11:30:00Z]");
        assertThat(message.spark().getFirst()).isEqualTo(2);
        assertThat(message.spark().getLast()).isEqualTo(1);
        assertThat(found.messages().getFirst().count()).isEqualTo(20_000);
    }

    @Test
    void csvlog_and_jsonlog_tell_the_same() throws IOException {
        Path csv = LogText.write(
                folder,
                "a.csv",
                "2026-11-20 10:00:01.000 UTC,\"app\",\"shop\",42,\"[local]\",65.2a,1,\"SELECT\",2026-11-20 09:00:00 UTC,3/1,0,ERROR,40P01,\"deadlock detected\",\"Process 41 waits for ShareLock on transaction 8; blocked by process 42.\nProcess 42 waits for ShareLock on transaction 9; blocked by process 41.\",,,,,,,,\"psql\",\"client backend\",,0\n");
        Path json = LogText.write(
                folder,
                "a.json",
                "{\"timestamp\":\"2026-11-20 10:00:01.000 UTC\",\"pid\":42,\"error_severity\":\"ERROR\",\"message\":\"deadlock detected\",\"detail\":\"Process 41 waits for ShareLock on transaction 8; blocked by process 42.\\nProcess 42 waits for ShareLock on transaction 9; blocked by process 41.\"}\n");
        for (Path file : List.of(csv, json)) {
            Findings found = of(file);
            assertThat(found.messages()).extracting(TopMessage::shape).containsExactly("deadlock detected");
            assertThat(found.findings().getFirst().deadlocks().getFirst().sides())
                    .extracting(Deadlock.Side::pid)
                    .containsExactly(41, 42);
        }
    }

    @Test
    void quotes_that_a_format_escapes_change_nothing_of_what_is_told_and_found() throws IOException {
        List<String> messages = new ArrayList<>(MESSAGES.stream()
                .map(text -> text.lines().findFirst().orElseThrow())
                .toList());
        messages.add("ERROR:  duplicate key value violates unique constraint \"orders_pkey\"");
        messages.add("ERROR:  duplicate key value violates unique constraint \"items_pkey\"");
        messages.add("LOG:  statement: select 'a\\b'\tas \"C:\\\"");
        StringBuilder stderr = new StringBuilder();
        StringBuilder csv = new StringBuilder();
        StringBuilder json = new StringBuilder();
        for (String each : messages) {
            String level = each.substring(0, each.indexOf(':'));
            String text = each.substring(each.indexOf(':') + 3);
            stderr.append(PREFIX.formatted(1)).append(each).append('\n');
            csv.append(
                    "2026-11-20 10:01:00.000 UTC,\"app\",\"shop\",7,\"[local]\",65.2a,1,\"SELECT\",2026-11-20 09:00:00 UTC,3/1,0,%s,00000,\"%s\",,,,,,,,,\"psql\",\"client backend\",,0%n"
                            .formatted(level, text.replace("\"", "\"\"")));
            json.append(
                    "{\"timestamp\":\"2026-11-20 10:01:00.000 UTC\",\"pid\":7,\"error_severity\":\"%s\",\"message\":\"%s\",\"backend_type\":\"client backend\"}%n"
                            .formatted(
                                    level,
                                    text.replace("\\", "\\\\")
                                            .replace("\"", "\\\"")
                                            .replace("\t", "\\t")));
        }
        Findings plain = of(LogText.write(folder, "a.log", stderr.toString()));
        for (Path file : List.of(
                LogText.write(folder, "a.csv", csv.toString()), LogText.write(folder, "a.json", json.toString()))) {
            Findings found = of(file);
            assertThat(found.findings())
                    .extracting(Finding::kind, Finding::count, Finding::sentence)
                    .containsExactlyElementsOf(plain.findings().stream()
                            .map(one -> tuple(one.kind(), one.count(), one.sentence()))
                            .toList());
            assertThat(found.messages())
                    .extracting(TopMessage::shape, TopMessage::count)
                    .containsExactlyInAnyOrderElementsOf(plain.messages().stream()
                            .map(one -> tuple(one.shape(), one.count()))
                            .toList())
                    .contains(tuple("duplicate key value violates unique constraint \"?\"", 2L));
            for (Finding finding : found.findings()) {
                assertThat(LogText.hits(
                                file,
                                LogFilter.ALL.with(
                                        TextQuery.regex(finding.kind().pattern()))))
                        .as(finding.kind().word())
                        .hasSize((int) finding.count());
            }
            for (TopMessage message : found.messages()) {
                assertThat(LogText.hits(
                                file,
                                LogFilter.ALL
                                        .with(TextQuery.regex(message.pattern()))
                                        .atLeast(message.severity())))
                        .as(message.pattern())
                        .hasSize(ofShape(found, message.shape(), message.severity()));
            }
        }
    }

    /** How many of that level or a graver one. */
    private static int ofShape(Findings found, String shape, Severity least) {
        return (int) found.messages().stream()
                .filter(each -> each.shape().equals(shape) && each.severity().isAtLeast(least))
                .mapToLong(TopMessage::count)
                .sum();
    }

    @Test
    void a_process_that_signal_9_ended_is_told_with_what_is_not_known_of_it() throws IOException {
        String killed = PREFIX.formatted(1) + "LOG:  %s (PID 812) was terminated by signal 9: Killed\n";
        Path file = LogText.write(
                folder,
                "a.log",
                killed.formatted("server process") + killed.formatted("client backend")
                        + killed.formatted("background worker \"parallel worker\"")
                        + killed.formatted("client backend")
                                .replace("signal 9: Killed", "signal 11: Segmentation fault")
                        + PREFIX.formatted(1)
                        + "LOG:  could not fork new process for connection: Cannot allocate memory\n");
        Finding finding = kind(of(file), FindingKind.OUT_OF_MEMORY);
        assertThat(finding.count()).isEqualTo(4);
        assertThat(finding.sentence())
                .startsWith("Memory ran out once. 3 processes were ended by signal 9")
                .contains("the system's own log says whether");
        assertThat(LogText.hits(
                        file, LogFilter.ALL.with(TextQuery.regex(finding.kind().pattern()))))
                .hasSize(4);
    }

    @Test
    void looking_stops_when_asked_to() throws IOException {
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        try (LogFile log = LogText.open(write())) {
            assertThatThrownBy(() -> LogText.SERVICE.findings(log, LogFilter.ALL, Progress.NONE, cancel))
                    .isInstanceOf(CancellationException.class);
        }
    }
}
