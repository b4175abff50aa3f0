package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.activity.Gap;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.record.MadeUpReadings;
import org.lockkeeper.activity.record.QueryTexts;
import org.lockkeeper.activity.record.RecordingWriter;
import tools.jackson.databind.JsonNode;

/** {@code replay} on files that came from elsewhere. */
class ReplayedFileTest {
    @TempDir
    private Path folder;

    private Invocation replay(Path file, String... more) {
        String[] line = Stream.concat(Stream.of("replay", file.toString()), Stream.of(more))
                .toArray(String[]::new);
        return Invocation.of(new TestServices(folder.resolve("home")), line);
    }

    @Test
    void what_it_says_of_itself_is_shown_without_signs_that_play_tricks() {
        Path file = folder.resolve("tricks.lkrec");
        String tricks = "pro\u202ed\u001b[2J\u0007";
        Reading reading = new Readings().active(1).waiting(2, 1).reading();
        Instant later = reading.at().plusSeconds(60);
        Gap gap = new Gap(reading.at(), Gap.Reason.RESTART, tricks);
        try (RecordingWriter writer = RecordingWriter.create(file, QueryTexts.FULL)) {
            writer.write(List.of(
                    as(tricks, reading, reading.at(), Optional.empty()), as(tricks, reading, later, Optional.of(gap))));
        }
        String[][] ways = {{}, {"--at", reading.at().plusSeconds(20).toString()}, {"--at", later.toString()}};
        for (String[] way : ways) {
            Invocation replay = replay(file, way);
            assertThat(replay.exitCode()).as(replay.err()).isZero();
            assertThat(replay.out() + replay.err())
                    .contains("\\u202e")
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n]]");
        }
    }

    private static Reading as(String environment, Reading reading, Instant at, Optional<Gap> gap) {
        return new Reading(environment, at, reading.took(), reading.server(), reading.sessions(), reading.waits(), gap);
    }

    @Test
    void five_thousand_sessions_come_back_and_a_file_of_them_that_was_cut_off_opens() throws IOException {
        Path file = folder.resolve("large.lkrec");
        MadeUpReadings made = new MadeUpReadings(11, 5_000);
        List<Reading> readings = new ArrayList<>();
        try (RecordingWriter writer = RecordingWriter.create(file, QueryTexts.FULL)) {
            for (int i = 0; i < 30; i++) {
                readings.add(made.next());
                writer.write(List.of(readings.getLast()));
            }
        }
        assertThat(replay(file).out()).contains("30 readings");
        Reading last = readings.getLast();
        assertThat(pids(at(file, last.at())))
                .containsExactlyElementsOf(
                        last.sessions().stream().map(Session::pid).toList());

        byte[] whole = Files.readAllBytes(file);
        for (int tenths : new int[] {9, 5}) {
            Path cut = folder.resolve("cut-%d.lkrec".formatted(tenths));
            Files.write(cut, Arrays.copyOf(whole, whole.length / 10 * tenths));
            Invocation rest = replay(cut, "--format", "json");
            assertThat(rest.exitCode()).as(rest.err()).isZero();
            assertThat(rest.err()).contains("was cut off at");
            int count = rest.json().at("/readings").intValue();
            assertThat(count).isBetween(2, 29);
            Reading until = readings.get(count - 1);
            assertThat(rest.json().at("/until").stringValue())
                    .isEqualTo(until.at().toString());
            assertThat(pids(at(cut, until.at())))
                    .containsExactlyElementsOf(
                            until.sessions().stream().map(Session::pid).toList());
        }
    }

    private Invocation at(Path file, Instant moment) {
        Invocation at = replay(file, "--at", moment.toString(), "--format", "json");
        assertThat(at.exitCode()).as(at.err()).isZero();
        assertThat(at.json().at("/at").stringValue()).isEqualTo(moment.toString());
        return at;
    }

    /** In the order of their pids. */
    private static List<Integer> pids(Invocation replay) {
        return replay.json()
                .at("/sessions")
                .valueStream()
                .map((JsonNode session) -> session.at("/pid").intValue())
                .sorted()
                .toList();
    }
}
