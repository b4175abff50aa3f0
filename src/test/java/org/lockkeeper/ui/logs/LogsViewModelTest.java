package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.migration.RunBackends;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.HeldTaskRunner;
import org.lockkeeper.ui.RecordingDialogs;

class LogsViewModelTest {
    private static final String LINE = "2026-11-01 10:%02d:00.000 UTC [%d] app@shop %s:  %s\n";

    private final TaskRunner tasks = new DirectTaskRunner(Progress.NONE);

    @TempDir
    private Path folder = Path.of("");

    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final List<String> said = new ArrayList<>();
    private final List<LogViewModel.Reveal> revealed = new ArrayList<>();
    private final OneServer server = new OneServer();
    private LogsViewModel logs = model(tasks);
    private Path file = Path.of("");

    private LogsViewModel model(TaskRunner quiet) {
        return new LogsViewModel(
                new LogService(Clock.systemUTC()),
                server,
                tasks,
                quiet,
                Runnable::run,
                dialogs,
                said::add,
                Memories.in(folder.resolve("memory")));
    }

    @BeforeEach
    void a_log() throws IOException {
        logs = model(tasks);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append(LINE.formatted(i, 100 + i % 3, i % 10 == 0 ? "ERROR" : "LOG", "entry " + i));
        }
        file = Files.writeString(folder.resolve("a.log"), text);
    }

    @AfterEach
    void it_is_closed() {
        logs.close();
    }

    private LogViewModel open() {
        logs.open(List.of(file));
        LogViewModel log = logs.openProperty().get().orElseThrow();
        log.revealProperty().subscribe(reveal -> reveal.ifPresent(revealed::add));
        return log;
    }

    /** A server whose log the role may read as soon as there is one. */
    private static final class OneServer implements ServerLog {
        private final List<String> asked = new ArrayList<>();
        private Optional<Path> log = Optional.empty();

        @Override
        public ObservableValue<Optional<String>> environment() {
            return new SimpleObjectProperty<>(Optional.of("prod-eu"));
        }

        @Override
        public LogFile open(String name, Optional<Instant> since) {
            asked.add(name + since.map(moment -> " since " + moment).orElse(""));
            return new LogService(Clock.systemUTC())
                    .open(
                            log.orElseThrow(() -> new LockkeeperException(
                                    "LK-LOG-GRANT", ExitCode.ATTENTION, "grant execute on function x to dba;")),
                            Progress.NONE,
                            new CancelToken());
        }
    }

    private static List<String> texts(LogRows rows) {
        return rows.stream()
                .map(number -> rows.row(number).map(LogRow::text).orElse("?"))
                .toList();
    }

    @Test
    void a_file_that_is_not_there_is_told_and_what_was_open_stays() {
        LogViewModel before = open();
        logs.open(List.of(folder.resolve("absent.log")));
        assertThat(logs.failureProperty().get())
                .hasValueSatisfying(text -> assertThat(text).contains("There is no file"));
        assertThat(logs.openProperty().get()).contains(before);
    }

    @Test
    void an_empty_file_is_open_and_has_no_row() throws IOException {
        Files.writeString(file, "");
        LogViewModel log = open();
        assertThat(log.rows()).isEmpty();
        assertThat(log.seenProperty().get()).isEqualTo(1);
        assertThat(log.noticeProperty().get()).isEmpty();
    }

    @Test
    void the_rows_are_the_entries_and_the_selected_one_is_shown_whole() {
        LogViewModel log = open();
        assertThat(log.rows()).hasSize(60);
        assertThat(texts(log.rows())).startsWith("entry 0", "entry 1").endsWith("entry 59");
        log.select(20);
        assertThat(log.selectedProperty().get().orElseThrow().entry().entry().message())
                .isEqualTo("entry 20");
        assertThat(EntryFacts.of(log.selectedProperty().get().orElseThrow()))
                .containsEntry("pid", "102")
                .containsEntry("User", "app");
        assertThat(log.histogramProperty().get().total(Severity.ERROR)).isEqualTo(6);
    }

    @Test
    void a_filter_finds_and_next_and_previous_go_from_hit_to_hit() {
        LogViewModel log = open();
        log.inputProperty().set(FilterInput.NONE.withLevel(Optional.of(Severity.ERROR)));
        assertThat(texts(log.find().rows()))
                .containsExactly("entry 0", "entry 10", "entry 20", "entry 30", "entry 40", "entry 50");
        log.select(20);
        log.step(true);
        assertThat(log.selectedProperty().get().orElseThrow().line()).isEqualTo(30);
        assertThat(log.revealProperty().get().orElseThrow().row()).isEqualTo(30);
        log.step(false);
        log.step(false);
        assertThat(log.selectedProperty().get().orElseThrow().line()).isEqualTo(10);
        log.inputProperty().set(FilterInput.NONE);
        assertThat(log.find().filterProperty().get()).isEmpty();
    }

    @Test
    void what_is_no_pid_no_time_or_no_expression_is_told_and_nothing_is_searched() {
        LogViewModel log = open();
        log.inputProperty().set(FilterInput.NONE.ofPid("many"));
        assertThat(log.faultProperty().get())
                .hasValueSatisfying(text -> assertThat(text).contains("many"));
        log.inputProperty().set(FilterInput.NONE.between("tomorrow", ""));
        assertThat(log.faultProperty().get())
                .hasValueSatisfying(text -> assertThat(text).contains("tomorrow"));
        log.inputProperty().set(FilterInput.NONE.withText("(a", true));
        assertThat(log.faultProperty().get()).isEmpty();
        assertThat(log.find().failureProperty().get())
                .hasValueSatisfying(text -> assertThat(text).contains("not well formed"));
        assertThat(log.find().filterProperty().get()).isEmpty();
    }

    @Test
    void a_negated_text_finds_the_lines_without_it_whatever_else_is_wanted() {
        LogViewModel log = open();
        FilterInput without = new FilterInput(
                "entry [2-5]?0$", true, true, true, Optional.of(Severity.ERROR), "", "", "", "", "", "");
        log.inputProperty().set(without);
        assertThat(texts(log.find().rows())).containsExactly("entry 10");
        log.inputProperty().set(new FilterInput("ENTRY", false, false, true, Optional.empty(), "", "", "", "", "", ""));
        assertThat(log.find().rows()).isEmpty();
    }

    @Test
    void a_filter_that_is_removed_is_asked_for_first() {
        open();
        logs.filters().save("locks", FilterInput.NONE.ofPid("1"));
        SavedFilter saved = logs.filters().named("locks").orElseThrow();
        logs.removeFilter(saved);
        assertThat(logs.filters().savedProperty().get()).containsExactly(saved);
        dialogs.confirming(true);
        logs.removeFilter(saved);
        assertThat(logs.filters().savedProperty().get()).isEmpty();
        assertThat(dialogs.shown()).last().asString().contains("locks").contains("pid 1");
    }

    @Test
    void a_stretch_of_time_and_a_pid_hold_together() {
        LogViewModel log = open();
        log.inputProperty().set(FilterInput.NONE.ofPid("101").between("2026-11-01 10:10", "2026-11-01T10:20:00Z"));
        assertThat(texts(log.find().rows())).containsExactly("entry 10", "entry 13", "entry 16", "entry 19");
    }

    @Test
    void a_session_of_the_past_leads_to_its_lines_at_that_moment() {
        LogViewModel log = open();
        logs.showProcess(new ProcessLines(
                Optional.empty(),
                101,
                Optional.of(Instant.parse("2026-11-01T10:05:00Z")),
                Optional.empty(),
                Optional.of(Instant.parse("2026-11-01T10:30:00Z"))));
        assertThat(texts(log.find().rows())).startsWith("entry 7", "entry 10").hasSize(18);
        assertThat(revealed).contains(new LogViewModel.Reveal(8, true, 1), new LogViewModel.Reveal(30, false, 2));
    }

    @Test
    void a_run_opens_the_servers_log_for_its_time_with_its_own_lines_marked() {
        RunBackends run = new RunBackends(
                List.of(101L), Instant.parse("2026-11-01T10:10:00.2Z"), Instant.parse("2026-11-01T10:13:00Z"));
        logs.showRun("prod-eu", run);
        assertThat(logs.failureProperty().get())
                .hasValueSatisfying(text -> assertThat(text).contains("grant execute on function"));
        assertThat(server.asked).containsExactly("prod-eu since 2026-11-01T10:10:00.200Z");
        server.log = Optional.of(file);
        logs.showRun("prod-eu", run);
        LogViewModel log = logs.openProperty().get().orElseThrow();
        assertThat(log.environment()).contains("prod-eu");
        assertThat(texts(log.find().rows())).containsExactly("entry 10", "entry 11", "entry 12", "entry 13");
        RunMark mark = log.runProperty().get().orElseThrow();
        assertThat(log.find().rows().stream()
                        .filter(number ->
                                log.find().rows().row(number).filter(mark::isOf).isPresent()))
                .containsExactly(0, 3);
        log.inputProperty().set(mark.alone());
        assertThat(texts(log.find().rows())).containsExactly("entry 10", "entry 13");
    }

    @Test
    void lines_around_the_hits_are_paler_rows_and_the_way_from_hit_to_hit_leaves_them_out() {
        LogViewModel log = open();
        log.find().aroundProperty().set(3);
        log.inputProperty().set(FilterInput.NONE.withText("entry 10", false));
        assertThat(texts(log.find().rows()))
                .containsExactly("entry 7", "entry 8", "entry 9", "entry 10", "entry 11", "entry 12", "entry 13");
        assertThat(log.find().rows().stream().filter(log.find()::isContext)).containsExactly(0, 1, 2, 4, 5, 6);
        assertThat(log.find().countProperty().get()).isEqualTo(1);
        log.inputProperty().set(FilterInput.NONE.withLevel(Optional.of(Severity.ERROR)));
        assertThat(log.find().rows()).hasSize(4 + 5 * 7);
        assertThat(log.find().rows().stream().filter(log.find()::isAfterGap)).containsExactly(4, 11, 18, 25, 32);
        log.select(8);
        log.step(true);
        assertThat(log.selectedProperty().get().orElseThrow().line()).isEqualTo(10);
        assertThat(revealed)
                .contains(new LogViewModel.Reveal(7, true, revealed.getLast().turn() - 1));
        log.showAround();
        assertThat(log.shownProperty().get()).isEqualTo(LogViewModel.Shown.BOTH);
        log.find().aroundProperty().set(0);
        assertThat(log.find().rows()).hasSize(6);
        assertThat(revealed.getLast()).extracting(LogViewModel.Reveal::row).isEqualTo(1);
        assertThat(log.find().rows().stream().filter(log.find()::isContext)).isEmpty();
    }

    @Test
    void following_a_filter_stays_at_its_last_hit() throws IOException {
        LogViewModel log = open();
        log.inputProperty().set(FilterInput.NONE.ofPid("7"));
        logs.turnFollow();
        Files.writeString(file, LINE.formatted(0, 7, "LOG", "one").repeat(3), StandardOpenOption.APPEND);
        log.look(new CancelToken());
        assertThat(revealed)
                .contains(new LogViewModel.Reveal(2, true, revealed.getLast().turn() - 1));
    }

    @Test
    void hits_are_saved_without_passwords_or_as_they_are() throws IOException {
        Files.writeString(
                file,
                LINE.formatted(0, 7, "LOG", "alter role app password 'hunter2'").repeat(2));
        LogViewModel log = open();
        logs.exports().hits();
        assertThat(dialogs.shown()).isEmpty();
        log.inputProperty().set(FilterInput.NONE.withText("alter role", false));
        Path to = folder.resolve("hits.log");
        dialogs.choosing(to).choosing(to).choosing(file.resolve("hits.log"));
        logs.exports().hits();
        assertThat(Files.readAllLines(to)).hasSize(2).allMatch(line -> line.endsWith("password '****'"));
        assertThat(said).containsExactly("2 lines were saved to " + to + ".");
        logs.exports().hitsAsTheyAre();
        assertThat(Files.readString(to)).contains("hunter2");
        logs.exports().hits();
        assertThat(dialogs.shown()).last().asString().startsWith("error LK-LOG-SAVE: ");
    }

    @Test
    void selected_rows_are_saved_with_all_of_their_text() throws IOException {
        Files.writeString(
                file,
                LINE.formatted(0, 7, "LOG", "one " + "x".repeat(500)) + "\tmore of it\n"
                        + LINE.formatted(1, 7, "LOG", "two"));
        LogViewModel log = open();
        Path to = folder.resolve("rows.log");
        dialogs.choosing(to);
        log.rows().whole(List.of(0), rows -> logs.exports().rows(log, rows, true, false));
        assertThat(Files.readString(to))
                .isEqualTo(LINE.formatted(0, 7, "LOG", "one " + "x".repeat(500)) + "\tmore of it\n");
        assertThat(said).containsExactly("2 lines were saved to " + to + ".");
        log.rows()
                .whole(
                        List.of(0, 1),
                        rows -> assertThat(rows)
                                .extracting(LogRow::text)
                                .containsExactly("one " + "x".repeat(500), "two"));
    }

    @Test
    void lines_that_come_are_shown_and_a_file_that_is_gone_and_replaced_is_told() throws IOException {
        LogViewModel log = open();
        log.inputProperty().set(FilterInput.NONE.withText("entry 6", false));
        Files.writeString(file, LINE.formatted(0, 7, "LOG", "entry 60"), StandardOpenOption.APPEND);
        log.look(new CancelToken());
        assertThat(log.rows()).hasSize(61);
        assertThat(texts(log.find().rows())).containsExactly("entry 6", "entry 60");

        Files.move(file, folder.resolve("a.log.1"));
        log.look(new CancelToken());
        assertThat(log.noticeProperty().get())
                .hasValueSatisfying(text -> assertThat(text).contains("is gone"));
        assertThat(texts(log.rows())).endsWith("entry 60");

        Files.writeString(file, LINE.formatted(1, 7, "LOG", "entry 61"));
        log.look(new CancelToken());
        assertThat(log.noticeProperty().get())
                .hasValueSatisfying(text -> assertThat(text).contains("is a new file of the log"));
        assertThat(texts(log.rows())).endsWith("entry 60", "entry 61");
        assertThat(texts(log.find().rows())).containsExactly("entry 6", "entry 60", "entry 61");
    }

    @Test
    void a_file_that_is_truncated_is_read_anew() throws IOException {
        LogViewModel log = open();
        log.inputProperty().set(FilterInput.NONE.withText("entry", false));
        Files.writeString(file, LINE.formatted(0, 7, "LOG", "entry new"));
        log.look(new CancelToken());
        log.look(new CancelToken());
        assertThat(texts(log.rows())).containsExactly("entry new");
        assertThat(texts(log.find().rows())).containsExactly("entry new");
    }

    @Test
    void following_stays_at_the_end_until_somebody_scrolls_away() throws IOException {
        LogViewModel log = open();
        logs.turnFollow();
        Files.writeString(file, LINE.formatted(0, 7, "LOG", "more"), StandardOpenOption.APPEND);
        log.look(new CancelToken());
        assertThat(log.revealProperty().get().orElseThrow().row()).isEqualTo(60);
        log.scrolled(false);
        assertThat(log.followProperty().get()).isEqualTo(LogViewModel.Follow.PAUSED);
        Files.writeString(file, LINE.formatted(0, 7, "LOG", "more"), StandardOpenOption.APPEND);
        log.look(new CancelToken());
        assertThat(log.rows()).hasSize(62);
        assertThat(log.revealProperty().get().orElseThrow().row()).isEqualTo(60);
        log.scrolled(true);
        assertThat(log.revealProperty().get().orElseThrow().row()).isEqualTo(61);
    }

    @Test
    void a_row_is_empty_until_it_is_read_and_the_latest_wanted_comes_first() throws IOException {
        Files.writeString(file, LINE.formatted(1, 1, "LOG", "x").repeat(1_000));
        HeldTaskRunner quiet = new HeldTaskRunner();
        logs = model(quiet);
        LogViewModel log = open();
        // Bookmarks are looked for first, and again when the whole log is known.
        quiet.runNext();
        quiet.runNext();
        assertThat(log.rows()).hasSize(1_000);
        assertThat(log.rows().row(0)).isEmpty();
        assertThat(log.rows().row(300)).isEmpty();
        assertThat(log.rows().row(900)).isEmpty();
        quiet.runNext();
        assertThat(log.rows().row(0)).isPresent();
        quiet.runNext();
        assertThat(log.rows().row(900)).isPresent();
        assertThat(log.rows().row(300)).isEmpty();
        quiet.runNext();
        assertThat(log.rows().row(300)).map(LogRow::line).contains(300L);
    }
}
