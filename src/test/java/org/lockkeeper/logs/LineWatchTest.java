package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

@SuppressWarnings("NullAway.Init") // a log comes before every test
class LineWatchTest {
    private static final List<String> LOCKS = List.of("dead(lock|line)");

    @TempDir
    private Path folder = Path.of("");

    private final AtomicLong nanos = new AtomicLong();
    private final CancelToken cancel = new CancelToken();
    private Path file = Path.of("");
    private LogFile log;
    private LineWatch watch;

    @BeforeEach
    void a_log() throws IOException {
        file = Files.writeString(folder.resolve("a.log"), "deadlock before\n");
        log = new LogService(Clock.systemUTC()).open(file, Progress.NONE, cancel);
        watch = new LineWatch(log, Duration.ofSeconds(10), nanos::get);
        log.index(Progress.NONE, cancel);
    }

    @AfterEach
    void it_is_closed() {
        log.close();
    }

    private List<String> look(String appended) throws IOException {
        Files.writeString(file, appended, StandardOpenOption.APPEND);
        return look();
    }

    private List<String> look() {
        log.refresh();
        log.index(Progress.NONE, cancel);
        return watch.look(LOCKS, cancel).stream()
                .map(seen -> seen.count() + " " + seen.latest().number() + " "
                        + seen.latest().text())
                .toList();
    }

    private void later(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void nothing_is_told_of_lines_from_before_following_or_after_its_end() throws IOException {
        assertThat(look("deadlock 1\n")).isEmpty();
        watch.begin();
        assertThat(look()).isEmpty();
        assertThat(look("deadlock 2\n")).containsExactly("1 3 deadlock 2");
        watch.end();
        later(60);
        assertThat(look("deadlock 3\n")).isEmpty();
        watch.begin();
        assertThat(look("all is well\n")).isEmpty();
    }

    @Test
    void a_line_counts_when_it_has_its_end_and_once() throws IOException {
        watch.begin();
        assertThat(look("dead")).isEmpty();
        assertThat(look("line\nno")).containsExactly("1 2 deadline");
        later(60);
        assertThat(look("thing\n")).isEmpty();
    }

    @Test
    void more_in_a_short_time_is_told_later_with_its_count() throws IOException {
        watch.begin();
        assertThat(look("deadlock 1\ndeadlock 2\n")).containsExactly("2 3 deadlock 2");
        later(4);
        assertThat(look("deadlock 3\n")).isEmpty();
        later(4);
        assertThat(look("deadlock 4\nelse\n")).isEmpty();
        later(2);
        assertThat(look()).containsExactly("2 5 deadlock 4");
        later(60);
        assertThat(look()).isEmpty();
    }

    @Test
    void patterns_are_told_of_each_by_itself() throws IOException {
        watch.begin();
        Files.writeString(file, "deadlock\nfatal\n", StandardOpenOption.APPEND);
        log.refresh();
        log.index(Progress.NONE, cancel);
        assertThat(watch.look(List.of("deadlock", "fatal", "panic"), cancel))
                .extracting(LineWatch.Sighting::pattern)
                .containsExactlyInAnyOrder("deadlock", "fatal");
    }

    @Test
    void what_stands_in_a_truncated_or_a_new_file_came_after() throws IOException {
        watch.begin();
        Files.writeString(file, "");
        assertThat(look()).isEmpty();
        assertThat(look("deadlock\n")).containsExactly("1 1 deadlock");
        later(60);
        Files.move(file, folder.resolve("a.log.1"));
        Files.writeString(file, "deadlock again\n");
        look();
        later(60);
        assertThat(look("deadlock more\n")).containsExactly("1 3 deadlock more");
    }

    @Test
    void a_burst_is_counted_whole() throws IOException {
        watch.begin();
        assertThat(look("deadlock\nelse\n".repeat(3_000))).containsExactly("3000 6000 deadlock");
    }
}
