package org.lockkeeper.activity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.activity.Gap;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.error.LockkeeperException;

class RecordingFileTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("a ?%20#.lkrec");
    }

    private static List<Reading> readings(int sessions, int count) {
        MadeUpReadings made = new MadeUpReadings(7, sessions);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            readings.add(made.next());
        }
        return readings;
    }

    private List<Reading> write(Path path, QueryTexts texts, List<Reading> readings) {
        try (RecordingWriter writer = RecordingWriter.create(path, texts)) {
            for (Reading reading : readings) {
                writer.write(List.of(reading));
            }
        }
        return readings;
    }

    private static LockkeeperException refusal(Path path) {
        try (RecordingReader reader = RecordingReader.open(path)) {
            throw new AssertionError("opened: " + reader.recording());
        } catch (LockkeeperException e) {
            return e;
        }
    }

    @Test
    void what_is_not_a_recording_is_refused_with_what_it_is() throws Exception {
        Path path = file();
        assertThat(refusal(path)).hasMessageContaining("There is no file");
        Files.writeString(path, "");
        assertThat(refusal(path)).hasMessageContaining("it is empty");
        Files.writeString(path, "pid,state\n".repeat(50));
        assertThat(refusal(path)).hasMessageContaining("no SQLite database");
        assertThat(refusal(folder)).hasMessageContaining("a folder");
        assertThat(refusal(path).exitCode().value()).isEqualTo(64);

        Path other = folder.resolve("other.db");
        sqlite(other, "create table t (a)");
        assertThat(refusal(other)).hasMessageContaining("another application's");
    }

    @Test
    void a_newer_versions_file_is_refused_and_says_to_update() throws Exception {
        write(file(), QueryTexts.FULL, readings(3, 2));
        Path newer = folder.resolve("newer.lkrec");
        Files.copy(file(), newer);
        sqlite(newer, "pragma user_version = 9");
        LockkeeperException e = refusal(newer);
        assertThat(e.code()).isEqualTo("LK-REC-VERSION");
        assertThat(e).hasMessageContaining("update Lockkeeper");
    }

    private static void sqlite(Path path, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void nothing_is_written_over() {
        write(file(), QueryTexts.FULL, readings(3, 2));
        assertThatThrownBy(() -> RecordingWriter.create(file(), QueryTexts.FULL))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("is there already");
    }

    @Test
    void an_empty_recording_says_so() {
        RecordingWriter.create(file(), QueryTexts.FULL).close();
        LockkeeperException e = refusal(file());
        assertThat(e.code()).isEqualTo("LK-REC-EMPTY");
        assertThat(e.exitCode().value()).isEqualTo(2);
    }

    @Test
    void a_moment_outside_is_refused_with_the_range() {
        List<Reading> readings = write(file(), QueryTexts.FULL, readings(3, 5));
        try (RecordingReader reader = RecordingReader.open(file())) {
            assertThatThrownBy(() -> reader.at(readings.getFirst().at().minusSeconds(60)))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining(readings.getFirst().at().toString());
            assertThatThrownBy(() -> reader.at(readings.getLast().at().plusSeconds(60)))
                    .isInstanceOf(LockkeeperException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 80, 5_000})
    void every_reading_comes_back_as_it_was(int sessions) throws IOException {
        int count = sessions == 5_000 ? 5 : 150;
        List<Reading> readings = write(file(), QueryTexts.FULL, readings(sessions, count));
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.resolve(file().getFileName() + "-wal")).doesNotExist();
        try (RecordingReader reader = RecordingReader.open(file())) {
            assertThat(reader.recording().points()).hasSize(count);
            assertThat(reader.recording().environment()).isEqualTo("prod");
            for (int i = count - 1; i >= 0; i--) {
                assertThat(reader.reading(i)).isEqualTo(readings.get(i));
                assertThat(reader.recording().points().get(i)).isEqualTo(rounded(Point.of(readings.get(i))));
            }
            Instant between = readings.getLast().at().minusMillis(300);
            assertThat(reader.at(between)).isEqualTo(readings.get(Math.max(0, count - 2)));
        }
    }

    private static Point rounded(Point point) {
        return new Point(
                point.at(),
                point.sessions(),
                point.active(),
                point.waiting(),
                point.idleInTransaction(),
                java.time.Duration.ofMillis(point.longestWait().toMillis()));
    }

    @Test
    void a_gap_is_marked_and_what_follows_it_stands_by_itself() {
        MadeUpReadings made = new MadeUpReadings(3, 20);
        List<Reading> readings =
                List.of(made.next(), made.next(), made.next(Optional.of(Gap.Reason.RESTART)), made.next());
        write(file(), QueryTexts.FULL, readings);
        try (RecordingReader reader = RecordingReader.open(file())) {
            assertThat(reader.recording().gaps())
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.reason()).isEqualTo(Gap.Reason.RESTART))
                    .satisfies(gap ->
                            assertThat(gap.until()).isEqualTo(readings.get(2).at()));
            assertThat(reader.gap(readings.get(1).at().plusSeconds(10))).isPresent();
            assertThat(reader.gap(readings.get(1).at())).isEmpty();
            assertThat(reader.reading(3).sessions()).isEqualTo(readings.get(3).sessions());
        }
    }

    /** An earlier version's frame ends where the count of those that were not looked at and the names of migrations would stand. */
    @Test
    void a_frame_of_an_earlier_version_tells_of_nobody_left_out() {
        Reading many = new Readings().active(1).waiting(2, 1).notLookedAt(100).reading();
        FrameWriter.Frame frame = new FrameWriter(QueryTexts.FULL).next(many);
        byte[] body = frame.body().bytes();
        assertThat(read(frame, body)).isEqualTo(many);

        byte[] earlier = Arrays.copyOf(body, body.length - 2);
        Reading nobody = new Readings().active(1).waiting(2, 1).reading();
        assertThat(new FrameWriter(QueryTexts.FULL).next(nobody).body().bytes()).isEqualTo(earlier);
        assertThat(read(frame, earlier)).isEqualTo(nobody);
    }

    private static Reading read(FrameWriter.Frame frame, byte[] body) {
        FrameReader reader = new FrameReader(frame.words()::get);
        reader.apply(body, Readings.AT);
        return reader.reading("prod", Readings.AT);
    }

    /** Whatever was copied of it: every reading that is said to be there can be read and is as it was. */
    @Test
    void a_file_that_was_cut_off_anywhere_is_read_up_to_there_or_says_that_it_holds_nothing() throws IOException {
        List<Reading> readings = write(file(), QueryTexts.FULL, readings(60, 300));
        byte[] whole = Files.readAllBytes(file());
        int opened = 0;
        int most = 0;
        for (int length = 4096; length < whole.length; length += 7_013) {
            Path cut = folder.resolve("cut-" + length);
            Files.write(cut, java.util.Arrays.copyOf(whole, length));
            int before = opened;
            try (RecordingReader reader = RecordingReader.open(cut)) {
                opened++;
                int count = reader.recording().points().size();
                most = Math.max(most, count);
                assertThat(reader.recording().cut()).isTrue();
                assertThat(reader.reading(count - 1)).isEqualTo(readings.get(count - 1));
                assertThat(reader.reading(count / 2)).isEqualTo(readings.get(count / 2));
            } catch (LockkeeperException e) {
                assertThat(e.code()).as("%d bytes: %s", length, e.getMessage()).isIn("LK-REC-EMPTY", "LK-REC-DAMAGED");
                assertThat(opened).as("what was opened can be read").isEqualTo(before);
            }
        }
        assertThat(opened).isGreaterThan(3);
        assertThat(most).isGreaterThan(150);
    }

    @Test
    void a_recording_can_be_read_while_it_is_written_and_from_a_copy_of_its_files() throws IOException {
        List<Reading> readings = readings(40, 100);
        Path copy = folder.resolve("copy.lkrec");
        try (RecordingWriter writer = RecordingWriter.create(file(), QueryTexts.FULL)) {
            writer.write(readings.subList(0, 90));
            try (RecordingReader reader = RecordingReader.open(file())) {
                assertThat(reader.reading(89)).isEqualTo(readings.get(89));
            }
            // As a crash leaves them: the journal beside the file, nothing closed.
            Files.copy(file(), copy);
            Files.copy(file().resolveSibling(file().getFileName() + "-wal"), folder.resolve("copy.lkrec-wal"));
            writer.write(readings.subList(90, 100));
        }
        try (RecordingReader reader = RecordingReader.open(copy)) {
            assertThat(reader.recording().points()).hasSize(90);
            assertThat(reader.reading(89)).isEqualTo(readings.get(89));
        }
    }

    /** An hour of 1,000 sessions at a second fits into 60 MB: a megabyte a minute, here of a server where much goes on. */
    @Test
    void a_minute_of_a_thousand_sessions_takes_less_than_a_megabyte() throws IOException {
        write(file(), QueryTexts.FULL, readings(1_000, 60));
        assertThat(Files.size(file())).isLessThan(1_000_000);
    }

    /** More than there is room for, or a number that is none: nothing is made room for, and it is told as damage. */
    @Test
    void a_frame_that_says_more_than_it_holds_is_damaged_and_takes_no_memory() {
        Out list = new Out();
        list.number(Integer.MAX_VALUE);
        assertThatThrownBy(() -> new In(list.bytes()).list(In::count)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new In(list.bytes()).text()).isInstanceOf(IllegalArgumentException.class);
        Out beyond = new Out();
        beyond.number(1L << 40);
        beyond.number(-1);
        In in = new In(beyond.bytes());
        assertThatThrownBy(in::count).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(in::count).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_file_with_a_gap_of_an_unknown_kind_is_damaged_and_no_defect() throws Exception {
        write(file(), QueryTexts.FULL, readings(3, 2));
        Path other = folder.resolve("other.lkrec");
        Files.copy(file(), other);
        sqlite(other, "insert into gap (from_at, until_at, reason, words) values (1, 2, 'ECLIPSE', '')");
        assertThat(refusal(other).code()).isEqualTo("LK-REC-DAMAGED");
    }

    @Test
    void statements_are_left_out_or_lose_their_values_on_request() {
        List<Reading> readings = readings(10, 30);
        Path none = folder.resolve("none.lkrec");
        Path normalised = folder.resolve("normalised.lkrec");
        write(none, QueryTexts.NONE, readings);
        write(normalised, QueryTexts.NORMALISED, readings);
        try (RecordingReader reader = RecordingReader.open(none)) {
            assertThat(reader.reading(29).sessions())
                    .allSatisfy(session -> assertThat(session.query()).isEmpty());
        }
        try (RecordingReader reader = RecordingReader.open(normalised)) {
            assertThat(reader.reading(29).sessions())
                    .extracting(org.lockkeeper.activity.Session::query)
                    .contains("select * from \"Order\" where \"userId\" = $1 and \"placedAt\" > $2 limit ?")
                    .noneMatch(query -> query.matches(".*limit \\d.*|.*page.*"));
        }
        assertThat(QueryTexts.normalised("select $$my secret$$, $a$ the $$ rest"))
                .isEqualTo("select ?, ?");
        assertThat(QueryTexts.normalised("select U&'secret', B'01', x'ff', 0x1F, -5 /* secret"))
                .doesNotContain("secret", "01", "ff", "1F", "5");
        assertThat(QueryTexts.normalised("select 'it''s', E'\\n', 1.5e3 /* who */ from t where a='unfinished"))
                .isEqualTo("select ?, ?, ? from t where a=?");
    }
}
