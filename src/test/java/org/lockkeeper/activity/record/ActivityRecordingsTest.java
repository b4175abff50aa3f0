package org.lockkeeper.activity.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.activity.ActivityListener;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.Gap;
import org.lockkeeper.activity.Pace;
import org.lockkeeper.activity.Poller;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.SettableClock;

class ActivityRecordingsTest {
    private static final Path WORKSPACE = Path.of("/projects/shop/lockkeeper.json");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path root;

    private final List<ActivityListener> listening = new CopyOnWriteArrayList<>();
    private final MadeUpReadings made = new MadeUpReadings(7, 20);
    private final List<ActivityRecordings> opened = new ArrayList<>();

    private ActivityRecordings open() {
        return open(Clock.systemUTC());
    }

    private ActivityRecordings open(Clock clock) {
        Poller poller = (_, listener) -> {
            listening.add(listener);
            return () -> listening.remove(listener);
        };
        ActivityRecordings recordings =
                new ActivityRecordings(_ -> poller, new RecordingFolder(root, WORKSPACE), clock);
        opened.add(recordings);
        return recordings;
    }

    @AfterEach
    void close() {
        opened.forEach(ActivityRecordings::close);
    }

    private Reading tell(Reading reading) {
        listening.forEach(listener -> listener.reading(reading, new Pace(SECOND, SECOND, Duration.ZERO)));
        return reading;
    }

    private static void written(ActivityRecordings recordings, Reading last) {
        Await.until(() -> recordings.state("prod"), new RecordingState.Running(last.at())::equals);
    }

    @Test
    void a_folder_that_cannot_be_written_is_told_until_it_is_switched_on_anew() throws IOException {
        Path folder =
                root.resolve(root.relativize(new RecordingFolder(root, WORKSPACE).file("prod", MadeUpReadings.START))
                        .getName(0));
        Files.writeString(folder, "in the way");
        ActivityRecordings recordings = open();
        recordings.configure(RecordingSettings.USUAL);
        recordings.record("prod");
        tell(made.next());
        RecordingState state = Await.until(() -> recordings.state("prod"), RecordingState.Broken.class::isInstance);
        assertThat(state.toString()).contains(folder.toString());
        Files.delete(folder);
        recordings.configure(new RecordingSettings(false, QueryTexts.FULL, Retention.USUAL));
        recordings.configure(RecordingSettings.USUAL);
        written(recordings, tell(made.next()));
    }

    @Test
    void nothing_is_recorded_before_it_is_switched_on_and_after_it_is_switched_off() {
        ActivityRecordings recordings = open();
        recordings.record("prod");
        assertThat(listening).isEmpty();
        recordings.configure(RecordingSettings.USUAL);
        assertThat(recordings.state("prod")).isEqualTo(new RecordingState.Waiting());
        assertThat(recordings.hour("prod")).isEqualTo(RecordedHour.EMPTY);
        Reading reading = tell(made.next());
        written(recordings, reading);
        LockkeeperException gone = new LockkeeperException("LK-DB-X", ExitCode.UNREACHABLE, "The server is away.");
        listening.forEach(listener -> listener.failed(gone, new Pace(SECOND, SECOND, Duration.ZERO)));
        assertThat(recordings.state("prod")).isEqualTo(new RecordingState.Waiting());
        recordings.configure(new RecordingSettings(false, QueryTexts.FULL, Retention.USUAL));
        assertThat(listening).isEmpty();
        assertThat(recordings.state("prod")).isEqualTo(new RecordingState.Off());
        assertThat(recordings.at("prod", reading.at()).orElseThrow().reading()).isEqualTo(reading);
    }

    @Test
    void any_moment_comes_back_while_it_is_recorded_and_from_a_later_window() {
        ActivityRecordings recordings = open();
        recordings.configure(RecordingSettings.USUAL);
        recordings.record("prod");
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            readings.add(tell(made.next()));
        }
        written(recordings, readings.getLast());
        for (Reading reading : readings) {
            assertThat(recordings.at("prod", reading.at()).orElseThrow().reading())
                    .isEqualTo(reading);
        }
        assertThat(recordings.at("prod", readings.getFirst().at().minusSeconds(5)))
                .isEmpty();
        assertThat(recordings.at("staging", readings.getFirst().at())).isEmpty();
        assertThat(recordings.hour("prod").points()).hasSize(10);
        recordings.close();

        ActivityRecordings later = open();
        assertThat(later.hour("prod").points()).hasSize(10);
        later.configure(RecordingSettings.USUAL);
        later.record("prod");
        for (int i = 0; i < 60; i++) {
            made.next();
        }
        Reading next = tell(made.next());
        written(later, next);
        assertThat(later.hour("prod").points()).hasSize(11);
        RecordedReading between = later.at("prod", next.at().minusSeconds(10)).orElseThrow();
        assertThat(between.reading()).isEqualTo(readings.getLast());
        assertThat(between.isOfBefore()).isTrue();
        assertThat(later.at("prod", readings.get(4).at()).orElseThrow().isOfBefore())
                .isFalse();
    }

    /** Far from the server's, in either direction, and it goes on by hours between two readings. */
    @ParameterizedTest
    @ValueSource(longs = {-20, 20})
    void the_clock_here_plays_no_part_in_what_was_when(long hours) {
        SettableClock here = new SettableClock(MadeUpReadings.START.plus(Duration.ofHours(hours)));
        ActivityRecordings recordings = open(here);
        recordings.configure(RecordingSettings.USUAL);
        recordings.record("prod");
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            readings.add(tell(made.next()));
            written(recordings, readings.getLast());
            here.pass(Duration.ofHours(hours));
        }
        assertThat(recordings.hour("prod").points())
                .extracting(Point::at)
                .containsExactlyElementsOf(readings.stream().map(Reading::at).toList());
        RecordedReading then = recordings.at("prod", readings.get(2).at()).orElseThrow();
        assertThat(then.isOfBefore()).isFalse();
        assertThat(Forest.of(then.reading())).isEqualTo(Forest.of(readings.get(2)));
        assertThat(new RecordingFolder(root, WORKSPACE).files("prod"))
                .singleElement()
                .extracting(RecordingFolder::first)
                .isEqualTo(readings.getFirst().at().truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void a_gap_is_known_in_the_hour_and_at_its_moments() {
        ActivityRecordings recordings = open();
        recordings.configure(RecordingSettings.USUAL);
        recordings.record("prod");
        tell(made.next());
        Reading after = tell(made.next(Optional.of(Gap.Reason.RESTART)));
        written(recordings, after);
        assertThat(recordings.hour("prod").gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.until()).isEqualTo(after.at()));
        assertThat(recordings
                        .at("prod", after.at().minusSeconds(20))
                        .orElseThrow()
                        .gap())
                .isPresent();
    }

    @Test
    void where_there_is_little_room_a_file_is_followed_by_another() {
        RecordingFolder folder = new RecordingFolder(root, WORKSPACE);
        Retention little = new Retention(Duration.ofDays(7), 1);
        MadeUpReadings busy = new MadeUpReadings(3, 2_000);
        List<Reading> readings = new ArrayList<>();
        try (RollingWriter writer = new RollingWriter(
                folder, "prod", () -> new RecordingSettings(true, QueryTexts.FULL, little), Clock.systemUTC())) {
            for (int i = 0; i < 60; i++) {
                readings.add(busy.next());
                writer.write(List.of(readings.getLast()));
            }
        }
        // Too much by far, but those of the last two minutes are never taken away from under whoever writes them.
        assertThat(folder.files("prod")).hasSizeGreaterThan(1);
        ActivityRecordings recordings = open();
        for (int i : new int[] {0, 30, 59}) {
            assertThat(recordings.at("prod", readings.get(i).at()).orElseThrow().reading())
                    .isEqualTo(readings.get(i));
        }
    }

    @Test
    void a_file_ends_after_an_hour_and_where_the_clock_went_back() {
        RecordingFolder folder = new RecordingFolder(root, WORKSPACE);
        MadeUpReadings earlier = new MadeUpReadings(7, 20);
        Reading first = made.next();
        for (int i = 0; i < 3_700; i++) {
            made.next();
        }
        try (RollingWriter writer =
                new RollingWriter(folder, "prod", () -> RecordingSettings.USUAL, Clock.systemUTC())) {
            writer.write(List.of(first, made.next()));
            writer.write(List.of(made.next()));
            assertThat(folder.files("prod")).hasSize(2);
            earlier.next();
            writer.write(List.of(earlier.next()));
            assertThat(folder.files("prod")).hasSize(3);
        }
    }

    @Test
    void what_became_too_old_goes_while_it_is_recorded_every_five_minutes_and_not_with_each_reading()
            throws IOException {
        RecordingFolder folder = new RecordingFolder(root, WORKSPACE);
        Instant begun = Instant.now();
        SettableClock clock = new SettableClock(begun);
        try (RollingWriter writer = new RollingWriter(folder, "prod", () -> RecordingSettings.USUAL, clock)) {
            writer.write(List.of(made.next()));
            Path old = folder.file("prod", MadeUpReadings.START.minus(Duration.ofDays(8)));
            Files.write(old, new byte[10]);
            Files.setLastModifiedTime(old, FileTime.from(begun.minus(Duration.ofDays(8))));
            clock.pass(Duration.ofMinutes(5).minusMillis(1));
            writer.write(List.of(made.next()));
            assertThat(old).exists();
            clock.pass(Duration.ofMillis(1));
            writer.write(List.of(made.next()));
            assertThat(old).doesNotExist();
            assertThat(folder.files("prod")).as("the one being written stays").hasSize(1);
        }
    }

    @Test
    void an_hour_is_as_long_as_an_hour() {
        RecentPoints points = new RecentPoints();
        for (int i = 0; i < 4_000; i++) {
            points.add(List.of(made.next()));
        }
        assertThat(points.hour().points()).hasSizeBetween(3_500, 3_601);
    }
}
