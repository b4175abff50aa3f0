package org.lockkeeper.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.RunOptions;

class RunSettingsTest {
    @TempDir
    private Path folder;

    private ConnectionProfile read(String environment, String run) throws IOException {
        Path file = folder.resolve("lockkeeper.json");
        Files.writeString(file, """
                {"version": 1, "project": {"name": "shop", "kind": "prisma"},
                 "profiles": [{"name": "p", "environment": "%s", "host": "h", "database": "d", "user": "u"%s}]}
                """.formatted(environment, run));
        return WorkspaceFile.read(file).profiles().getFirst();
    }

    @Test
    void every_key_is_read_and_written_back_the_same() throws IOException {
        ConnectionProfile profile = read(
                "staging",
                ", \"run\": {\"lockTimeout\": \"500ms\", \"tries\": 3, \"maxQueued\": 5, \"maxQueueWait\": \"1m\"}");
        RunSettings expected = new RunSettings(
                Optional.of(Duration.ofMillis(500)),
                Optional.of(3),
                Optional.of(5),
                Optional.of(Duration.ofMinutes(1)));
        assertThat(profile.run()).isEqualTo(expected);
        Workspace workspace = WorkspaceFile.read(folder.resolve("lockkeeper.json"));
        WorkspaceFile.write(workspace);
        assertThat(WorkspaceFile.read(folder.resolve("lockkeeper.json"))
                        .profiles()
                        .getFirst()
                        .run())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"production, 2000", "qa, 2000", "staging, ", "development, "})
    void production_alone_has_a_lock_timeout_by_itself(String environment, Long millis) throws IOException {
        RunOptions options = RunOptions.of(read(environment, ""), RunSettings.USUAL);
        assertThat(options.lockTimeout()).isEqualTo(Optional.ofNullable(millis).map(Duration::ofMillis));
        assertThat(options.tries()).isEqualTo(10);
        assertThat(options.maxQueued()).isEqualTo(20);
        assertThat(options.maxQueueWait()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.watched()).isTrue();
    }

    @Test
    void a_wish_goes_before_the_profile_and_zero_is_no_timeout() throws IOException {
        ConnectionProfile profile = read("production", ", \"run\": {\"lockTimeout\": \"5s\", \"tries\": 2}");
        RunSettings wish =
                new RunSettings(Optional.of(Duration.ZERO), Optional.empty(), Optional.of(0), Optional.empty());
        assertThat(RunOptions.of(profile, RunSettings.USUAL).lockTimeout()).hasValue(Duration.ofSeconds(5));
        assertThat(RunOptions.of(profile, wish).lockTimeout()).isEmpty();
        assertThat(RunOptions.of(profile, wish).tries()).isEqualTo(2);
        assertThat(RunOptions.of(profile, wish).maxQueued()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lockTimeout\": 2}",
                "{\"lockTimeout\": \"2\"}",
                "{\"lockTimeout\": \"-2s\"}",
                "{\"lockTimeout\": \"25h\"}",
                "{\"tries\": 0}",
                "{\"tries\": 11}",
                "{\"maxQueued\": -1}",
                "{\"maxQueueWait\": \"soon\"}",
                "{\"retries\": 3}",
                "true"
            })
    void what_is_none_of_it_is_told_with_its_place(String run) {
        assertThatThrownBy(() -> read("staging", ", \"run\": " + run))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("profiles[0].run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1ms", "1500ms", "2s", "90s", "1m", "24h"})
    void a_time_is_written_as_it_is_read(String text) {
        Duration duration = TimeSpan.parse(text).orElseThrow();
        assertThat(TimeSpan.parse(TimeSpan.text(duration))).hasValue(duration);
    }
}
