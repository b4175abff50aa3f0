package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.activity.Gap;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.record.Point;
import org.lockkeeper.activity.record.QueryTexts;
import org.lockkeeper.activity.record.Recording;
import org.lockkeeper.activity.record.RecordingReader;
import org.lockkeeper.activity.record.RecordingWriter;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recording and replaying as a person does it, and as a process that is told to end or killed. */
class RecordReplayTest {
    private static final String OURS =
            "select 1 from pg_stat_activity where application_name = 'lockkeeper' and datname = current_database()";

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("night.lkrec");
    }

    private Invocation run(String... args) {
        return Invocation.of(new TestServices(folder.resolve("home")), args);
    }

    private Process start(TestProject project, String... more) throws IOException {
        List<String> command = new ArrayList<>(CliProcess.command(folder.resolve("home")));
        command.addAll(List.of("record", "--env", "dev", "--out", file().toString(), "--interval", "250ms"));
        command.addAll(List.of("--workspace", project.workspace().toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** Until the file, read beside the process that writes it, holds so many readings. */
    private Recording awaitReadings(int count) {
        return Await.until(this::recording, recording -> recording.points().size() >= count);
    }

    private Recording recording() {
        try (RecordingReader reader = RecordingReader.open(file())) {
            return reader.recording();
        } catch (LockkeeperException e) {
            return new Recording("", "", QueryTexts.FULL, List.of(), List.of(), false);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record --env dev",
                "record --out x.lkrec",
                "record --env dev --out x.lkrec --interval 1ms",
                "record --env dev --out x.lkrec --queries some",
                "record --env dev --out x.lkrec --duration soon",
                "replay",
                "replay none.lkrec"
            })
    void what_is_typed_wrong_is_64(String line) {
        Invocation invocation = run(line.split(" ", -1));
        assertThat(invocation.exitCode()).isEqualTo(64);
        assertThat(invocation.err()).hasLineCount(1);
        assertThat(invocation.out()).isEmpty();
    }

    @Test
    void a_server_that_cannot_be_reached_is_4_and_leaves_no_file() throws IOException {
        TestProject project = TestProject.prisma(folder);
        project.writeWorkspace(List.of(1, 1, 1));
        Invocation invocation = run(
                "record",
                "--env",
                "dev",
                "--out",
                file().toString(),
                "--workspace",
                project.workspace().toString());
        assertThat(invocation.exitCode()).as(invocation.err()).isEqualTo(4);
        assertThat(file()).doesNotExist();
    }

    @Test
    void a_recording_of_some_seconds_tells_what_was_and_who_blocked_whom() throws IOException {
        TestProject project = TestProject.prisma(folder);
        project.dev().execute("create table held (id int)");
        Thread waiter;
        try (OpenTransaction _ = OpenTransaction.of(project.dev(), "lock table held in access exclusive mode")) {
            waiter = Thread.ofVirtual().start(() -> project.dev().rows("select * from held /* blocked */"));
            Await.row(
                    project.dev(),
                    "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()");
            Invocation record = run(
                    "record",
                    "--env",
                    "dev",
                    "--out",
                    file().toString(),
                    "--duration",
                    "3s",
                    "--interval",
                    "250ms",
                    "--queries",
                    "normalised",
                    "--format",
                    "json",
                    "--workspace",
                    project.workspace().toString());
            assertThat(record.exitCode()).as(record.err()).isZero();
            assertThat(record.json().at("/readings").intValue()).isPositive();
            assertThat(record.json().at("/queries").stringValue()).isEqualTo("normalised");
            assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));

            Invocation replay = run("replay", file().toString(), "--format", "json");
            String last = replay.json().at("/until").stringValue();
            Invocation at = run("replay", file().toString(), "--at", last, "--format", "json");
            assertThat(at.exitCode()).as(at.err()).isZero();
            JsonNode blocked = at.json()
                    .at("/sessions")
                    .valueStream()
                    .filter(s -> s.at("/query").stringValue().equals("select * from held"))
                    .findFirst()
                    .orElseThrow();
            assertThat(blocked.at("/blockedBy/0").intValue())
                    .isEqualTo(at.json().at("/roots/0/pid").intValue());
            assertThat(at.json().at("/roots/0/state").stringValue()).isEqualTo("idle in transaction");
            assertThat(run("replay", file().toString()).out())
                    .contains("WAITING")
                    .contains("dev on PostgreSQL 15");
            assertThat(run("replay", file().toString(), "--at", last.substring(11, 19))
                            .out())
                    .contains("As it was at")
                    .contains("select * from held");
            assertThat(run("replay", file().toString(), "--at", "2001-01-01T00:00:00Z")
                            .exitCode())
                    .isEqualTo(64);
            assertThat(run("replay", file().toString(), "--at", "noon").err()).contains("is no time");
            assertThat(run(
                                    "record",
                                    "--env",
                                    "dev",
                                    "--out",
                                    file().toString(),
                                    "--workspace",
                                    project.workspace().toString())
                            .err())
                    .contains("is there already");
        }
        assertThat(Await.until(waiter::getState, Thread.State.TERMINATED::equals))
                .isEqualTo(Thread.State.TERMINATED);
    }

    @Test
    void a_replay_tells_how_many_waited_and_were_not_looked_at() {
        try (RecordingWriter writer = RecordingWriter.create(file(), QueryTexts.FULL)) {
            writer.write(List.of(
                    new Readings().active(1).waiting(2, 1).notLookedAt(200).reading()));
        }
        String at = Readings.AT.toString();
        assertThat(run("replay", file().toString(), "--at", at, "--format", "json")
                        .json()
                        .at("/notLookedAt")
                        .intValue())
                .isEqualTo(200);
        assertThat(run("replay", file().toString(), "--at", at).out()).contains("200 more wait and were not looked at");
    }

    @ParameterizedTest
    @EnumSource(
            value = QueryTexts.class,
            names = {"FULL", "NORMALISED"})
    void a_megabyte_of_signs_that_play_tricks_comes_back_as_it_was_and_is_shown_without_them(QueryTexts texts) {
        String tricks = "\u202e\u001b[2J\u0007\u2067x\u0001\u061c\u0085";
        String query = "select \"" + tricks.repeat(62_000) + "\"";
        assertThat(query.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(1_000_000);
        Session usual = new Readings().waiting(2, 1).reading().session(2).orElseThrow();
        Session tricky = new Session(
                2,
                usual.backendStart(),
                usual.leader(),
                usual.type(),
                usual.user(),
                usual.database(),
                tricks,
                usual.client(),
                usual.state(),
                usual.waitEvent(),
                usual.transactionStart(),
                usual.queryStart(),
                usual.stateChange(),
                usual.xminAge(),
                usual.queryId(),
                query,
                query.length());
        try (RecordingWriter writer = RecordingWriter.create(file(), texts)) {
            writer.write(List.of(
                    new Readings().active(1).waiting(2, 1).session(tricky).reading()));
        }
        JsonNode waiter = run("replay", file().toString(), "--at", Readings.AT.toString(), "--format", "json")
                .json()
                .at("/roots/0/waiters/0");
        assertThat(waiter.at("/query").stringValue()).isEqualTo(query);
        assertThat(waiter.at("/application").stringValue()).isEqualTo(tricks);
        assertThat(run("replay", file().toString(), "--at", Readings.AT.toString())
                        .out())
                .contains("\\u202e")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n]]");
    }

    /** Somewhere else, by somebody who has the file alone. */
    @Test
    void a_stuck_migration_has_the_name_that_was_known_when_it_was_recorded() throws Exception {
        TestProject project = TestProject.prisma(folder);
        String name = "20250102000000_add_note";
        project.migration("20250101000000_init", "create table init (id int primary key);\n");
        assertThat(run(
                                "migrate",
                                "--env",
                                "dev",
                                "--workspace",
                                project.workspace().toString())
                        .exitCode())
                .isZero();
        project.migration(name, "create table note (id int);\nalter table init add column note text;\n");
        try (Cast cast = new Cast(project.dev())) {
            cast.enter("reads").run("begin", "select * from init");
            cast.enter("engine")
                    .run(
                            "select pg_advisory_lock(72707369)",
                            "insert into _prisma_migrations (id, checksum, migration_name) values ('1', 'x', '" + name
                                    + "')")
                    .waitFor("alter table init add column in_no_script text");
            Process process = start(project, "--queries", "none");
            try {
                Await.until(() -> replayed().at("/stuckMigrations/0/migration").stringValue(""), name::equals);
                process.destroy();
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
        }
        assertThat(replayed().at("/stuckMigrations/0/query").stringValue()).isEmpty();
        assertThat(run("replay", file().toString(), "--at", recording().until().toString())
                        .out())
                .contains("Stuck: migration " + name);
    }

    /** Its last reading, as {@code replay} tells it; an empty document where there is none yet. */
    private JsonNode replayed() {
        List<Point> points = recording().points();
        return points.isEmpty()
                ? JsonMapper.shared().createObjectNode()
                : run("replay", file().toString(), "--at", points.getLast().at().toString(), "--format", "json")
                        .json();
    }

    @Test
    void ctrl_c_ends_a_recording_in_order_and_a_lost_connection_is_a_gap() throws Exception {
        TestProject project = TestProject.prisma(folder);
        Process process = start(project, "--format", "json");
        try {
            awaitReadings(3);
            project.dev()
                    .execute(
                            "select pg_terminate_backend(pid) from (" + OURS.replace("select 1", "select pid") + ") o");
            assertThat(Await.until(
                                    this::recording,
                                    recording -> !recording.gaps().isEmpty())
                            .gaps())
                    .hasSize(1);
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isZero();
        JsonNode account = JsonMapper.shared().readTree(Files.readString(folder.resolve("out")));
        assertThat(account.at("/gaps/0/reason").stringValue()).isEqualTo("connection");
        assertThat(file().resolveSibling("night.lkrec-wal")).doesNotExist();
    }

    @Test
    void a_server_that_is_started_anew_is_a_gap_in_the_file_and_in_its_replay() throws Exception {
        TestProject project = TestProject.prisma(folder);
        List<String> settings = List.of("fsync=off", "shared_buffers=32MB");
        TestPostgres own =
                TestPostgres.own(TestPostgres.USUAL_MAJOR, folder.resolve("own"), settings.toArray(String[]::new));
        try {
            new TestDatabase(own.port(), "postgres")
                    .execute("create database \"" + project.dev().name() + "\"");
            project.writeWorkspace(List.of(own.port(), own.port(), own.port()));
            Process process = start(project);
            try {
                Instant before = awaitReadings(3).until();
                own.cluster().stop();
                own.cluster().start(Optional.of(own.port()), settings);
                Recording.Missing gap = Await.until(
                                this::recording, recording -> !recording.gaps().isEmpty())
                        .gaps()
                        .getFirst();
                assertThat(gap.reason()).isEqualTo(Gap.Reason.RESTART);
                assertThat(gap.from()).isAfterOrEqualTo(before).isBefore(gap.until());
                process.destroy();
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
        } finally {
            own.cluster().stop();
        }
        Invocation replay = run("replay", file().toString(), "--format", "json");
        assertThat(replay.json().at("/gaps")).hasSize(1);
        assertThat(replay.json().at("/gaps/0/reason").stringValue()).isEqualTo("restart");
    }

    @Test
    void a_killed_recording_opens_with_all_but_its_last_moment() throws Exception {
        Process process = start(TestProject.prisma(folder));
        int before;
        try {
            before = awaitReadings(4).points().size();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Invocation replay = run("replay", file().toString(), "--format", "json");
        assertThat(replay.exitCode()).as(replay.err()).isZero();
        assertThat(replay.json().at("/readings").intValue()).isGreaterThanOrEqualTo(before);
    }
}
