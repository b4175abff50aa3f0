package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.RecordingDialogs;

/** A packed log in the window: there from its first lines on. */
class PackedLogTest {
    private static final int ENTRIES = 400_000;

    @TempDir
    private Path folder = Path.of("");

    private final List<Runnable> whileIndexing = new ArrayList<>();
    private final TaskRunner tasks =
            new DirectTaskRunner((_, _, _) -> List.copyOf(whileIndexing).forEach(Runnable::run));

    private final LogsViewModel logs = new LogsViewModel(
            new LogService(Clock.systemUTC()),
            new NoServer(),
            tasks,
            new DirectTaskRunner(Progress.NONE),
            Runnable::run,
            new RecordingDialogs(),
            _ -> {},
            Memories.in(folder.resolve("memory")));

    @BeforeEach
    void a_packed_log() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ENTRIES; i++) {
            text.append("2026-11-01 10:%02d:%02d.000 UTC [7] app@shop %s\n"
                    .formatted(i / 60 % 60, i % 60, i % 100 == 0 ? "ERROR:  broken" : "LOG:  fine"));
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.log.gz")))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void it_is_closed() {
        logs.close();
    }

    private LogViewModel log() {
        return logs.openProperty().get().orElseThrow();
    }

    @Test
    void rows_and_histogram_are_there_while_it_is_unpacked_and_say_how_far_they_see() {
        List<Double> seen = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        List<Long> drawn = new ArrayList<>();
        whileIndexing.add(() -> logs.openProperty().get().ifPresent(log -> {
            seen.add(log.seenProperty().get());
            rows.add(log.rows().size());
            drawn.add(log.histogramProperty().get().total());
        }));
        logs.open(List.of(folder.resolve("a.log.gz")));
        assertThat(rows)
                .isSorted()
                .anySatisfy(count -> assertThat(count).isPositive().isLessThan(ENTRIES / 10));
        assertThat(seen).anySatisfy(share -> assertThat(share).isPositive().isLessThan(0.2));
        assertThat(drawn)
                .isSorted()
                .anySatisfy(count -> assertThat(count).isPositive().isLessThan(ENTRIES / 10));
        assertThat(log().histogramProperty().get().total(Severity.ERROR)).isEqualTo(ENTRIES / 100);
        assertThat(log().rows()).hasSize(ENTRIES);
        assertThat(log().seenProperty().get()).isEqualTo(1);
    }

    @Test
    void a_search_goes_on_as_it_is_unpacked() {
        List<Long> counts = new ArrayList<>();
        whileIndexing.add(() -> logs.openProperty().get().ifPresent(log -> {
            if (log.rows().size() > 0 && log.inputProperty().get().equals(FilterInput.NONE)) {
                log.inputProperty().set(FilterInput.NONE.withText("broken", false));
            }
            counts.add(log.find().countProperty().get());
        }));
        logs.open(List.of(folder.resolve("a.log.gz")));
        assertThat(counts).anySatisfy(count -> assertThat(count).isPositive().isLessThan(ENTRIES / 1_000));
        assertThat(log().find().countProperty().get()).isEqualTo(ENTRIES / 100);
        assertThat(log().find().searchingProperty().get()).isFalse();
    }

    @Test
    void following_it_is_refused_in_a_sentence() {
        logs.open(List.of(folder.resolve("a.log.gz")));
        logs.turnFollow();
        assertThat(log().followProperty().get()).isEqualTo(LogViewModel.Follow.OFF);
        assertThat(log().noticeProperty().get())
                .hasValueSatisfying(words ->
                        assertThat(words).endsWith("a.log.gz is packed and so a finished file: it is not followed."));
    }
}
