package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.WorkspaceFile;
import org.lockkeeper.logs.LogChange;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogFilter;
import org.lockkeeper.logs.LogLine;
import org.lockkeeper.logs.LogView;
import org.lockkeeper.logs.TextQuery;
import org.lockkeeper.migration.RunBackends;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.workspace.WorkspaceServices;

/** A server's own log, read through the connection of a role that may less and more. */
class ServerLogTest {
    private static final Pattern GRANT = Pattern.compile("(grant .*);");

    @TempDir
    private static Path folder;

    private static TestPostgres postgres;
    private static TestDatabase test;

    @BeforeAll
    static void a_server_that_collects_its_log() {
        postgres = TestPostgres.own(
                TestPostgres.USUAL_MAJOR,
                folder,
                "fsync=off",
                "shared_buffers=32MB",
                "logging_collector=on",
                "log_directory=log",
                "log_filename=pg-%Y%m%d_%H%M%S.log");
        test = postgres.freshDatabase("server_log");
    }

    @AfterAll
    static void it_stops() throws IOException {
        postgres.cluster().stop();
    }

    private Invocation logs(String role, String... options) throws IOException {
        List<String> all = new ArrayList<>(
                List.of("logs", "--env", "own", "--workspace", workspace(role).toString(), "--format", "json"));
        all.addAll(List.of(options));
        return Invocation.of(new TestServices(folder.resolve("home")), all.toArray(String[]::new));
    }

    private static Path workspace(String role) throws IOException {
        Files.createDirectories(folder.resolve("prisma/migrations"));
        return Files.writeString(folder.resolve(role + ".json"), """
                {"version": 1, "project": {"name": "shop", "kind": "prisma", "locations": ["prisma/migrations"]},
                 "profiles": [{"name": "own", "environment": "development", "host": "127.0.0.1", "port": %d,
                               "database": "%s", "user": "%s", "sslMode": "disable"}]}
                """.formatted(test.port(), test.name(), role));
    }

    /** Comes back when the collector has written it, which it does in a process of its own. */
    private static void raise(String text) {
        int before = written(text);
        test.execute("do $$ begin raise log '%s'; end $$".formatted(text));
        Await.until(() -> written(text), now -> now > before);
    }

    private static int written(String text) {
        return Integer.parseInt(test.rows(
                        "select (length(f) - length(replace(f, '%s', ''))) / length('%s') from pg_read_file(pg_current_logfile()) f"
                                .formatted(text, text))
                .getFirst());
    }

    @Test
    void a_role_that_may_not_is_told_the_grant_that_is_missing_and_then_it_may() throws IOException {
        test.execute("create role \"may \"\"not\"\"\" login");
        Path workspace = workspace("few");
        Files.writeString(workspace, Files.readString(workspace).replace("\"few\"", "\"may \\\"not\\\"\""));
        raise("marker of grants");

        String all =
                "grant execute on function pg_catalog.pg_current_logfile(), pg_catalog.pg_ls_logdir(), pg_catalog.pg_read_binary_file(text, bigint, bigint, boolean) to \"may \"\"not\"\"\"";
        assertThat(toldGrant(few(workspace))).isEqualTo(all);
        test.execute("grant execute on function pg_current_logfile(), pg_ls_logdir() to \"may \"\"not\"\"\"");
        assertThat(toldGrant(few(workspace))).contains("pg_read_binary_file").doesNotContain("pg_ls_logdir");
        test.execute(toldGrant(few(workspace)));

        Invocation allowed = few(workspace);
        assertThat(allowed.exitCode()).isZero();
        assertThat(allowed.json().at("/hits/0/text").stringValue()).contains("LOG:  marker of grants");
    }

    private static String toldGrant(Invocation refused) {
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.json().at("/error/code").stringValue()).isEqualTo("LK-LOG-GRANT");
        Matcher grant = GRANT.matcher(refused.json().at("/error/message").stringValue());
        assertThat(grant.find()).isTrue();
        return grant.group(1);
    }

    private static Invocation few(Path workspace) {
        return Invocation.of(
                new TestServices(folder.resolve("home")),
                "logs",
                "--env",
                "own",
                "--workspace",
                workspace.toString(),
                "--grep",
                "marker of grants",
                "--format",
                "json");
    }

    @Test
    void hits_histogram_and_top_work_as_on_a_file() throws IOException {
        raise("marker of all");
        Invocation found = logs("postgres", "--grep", "LOG:  marker of all", "--since", "1h");
        assertThat(found.exitCode()).isZero();
        assertThat(found.json().get("hits")).hasSize(1);
        assertThat(logs("postgres", "--histogram", "1h").json().get("entries").intValue())
                .isPositive();
        assertThat(logs("postgres", "--top").out()).contains("marker of all");
        assertThat(logs("postgres", "--grep", "no such text at all").exitCode()).isEqualTo(1);
    }

    @Test
    void columns_are_read_by_the_prefix_that_the_server_has_set() throws IOException {
        test.execute("alter system set log_line_prefix = '%m <%p> role %u at %d with %a >> '");
        test.execute("select pg_reload_conf()");
        Await.until(() -> test.rows("show log_line_prefix").getFirst(), prefix -> prefix.startsWith("%m <%p>"));
        raise("marker of the prefix");
        String[] wanted = {"--grep", "LOG:  marker of the prefix", "--since", "1h", "--database", test.name()};
        assertThat(logs("postgres", with(wanted, "--user", "postgres")).json().get("hits"))
                .hasSize(1);
        assertThat(logs("postgres", with(wanted, "--user", "app")).exitCode()).isEqualTo(1);
        try (WorkspaceServices open =
                        new TestServices(folder.resolve("home")).open(WorkspaceFile.read(workspace("postgres")));
                LogFile log = open.serverLogs().open("own", Optional.empty())) {
            assertThat(log.format().prefix()).contains("%m <%p> role %u at %d with %a >> ");
        }
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void a_runs_lines_are_those_of_its_process_in_its_time_by_the_servers_clock() throws IOException {
        TestDatabase shop = postgres.freshDatabase("run_log");
        Path project = Files.createDirectories(folder.resolve("run"));
        Path script = Files.createDirectories(project.resolve("prisma/migrations/20250101000000_marker"));
        Files.writeString(script.resolve("migration.sql"), "do $$ begin raise log 'marker of the run'; end $$;\n");
        Path workspace = project.resolve("lockkeeper.json");
        Files.writeString(workspace, Files.readString(workspace("postgres")).replace(test.name(), shop.name()));
        raise("marker of the run");
        try (WorkspaceServices open = new TestServices(folder.resolve("home")).open(WorkspaceFile.read(workspace))) {
            RunBackends run = open.migrations()
                    .migrate("own", Optional.empty(), Said.reviewed(shop.name()), RunListener.NONE, new CancelToken())
                    .backends()
                    .orElseThrow();
            raise("marker of the run");
            LogFilter filter = LogFilter.ALL
                    .with(TextQuery.regex("LOG:  marker of the run"))
                    .between(Optional.of(run.from()), Optional.of(run.until()));
            try (LogFile log = open.serverLogs().open("own", Optional.of(run.from()))) {
                Await.until(() -> count(log, filter), count -> count > 0);
                assertThat(count(log, filter)).isEqualTo(1);
                assertThat(count(log, filter.ofPid(Math.toIntExact(run.pids().getFirst()))))
                        .isEqualTo(1);
            }
        }
    }

    private static long count(LogFile log, LogFilter filter) {
        LogView view = new LogView(log, filter);
        view.search(Progress.NONE, new CancelToken());
        return view.count();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process there cannot be told to end, only be ended")
    void following_a_servers_log_prints_what_comes_until_it_is_told_to_end() throws Exception {
        raise("marker before following");
        Path out = folder.resolve("followed");
        List<String> command = new ArrayList<>(CliProcess.command(folder.resolve("home")));
        command.addAll(List.of(
                "logs", "--env", "own", "--workspace", workspace("postgres").toString()));
        command.addAll(List.of("--follow", "--grep", "LOG:  marker .* following"));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("followed.err").toFile())
                .start();
        try {
            Await.until(() -> read(out), text -> text.contains("marker before following"));
            raise("marker while following");
            Await.until(() -> read(out), text -> text.contains("marker while following"));
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(read(out)).containsOnlyOnce("marker before following").containsOnlyOnce("marker while following");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_file_that_grows_and_a_new_one_are_followed() throws IOException {
        try (WorkspaceServices open =
                        new TestServices(folder.resolve("home")).open(WorkspaceFile.read(workspace("postgres")));
                LogFile log = open.serverLogs().open("own", Optional.empty())) {
            log.index(Progress.NONE, new CancelToken());
            raise("marker of growth");
            Await.until(() -> lookAt(log), texts -> texts.contains("marker of growth"));
            String before = test.rows("select pg_current_logfile()").getFirst();
            Await.until(
                    () -> {
                        test.execute("select pg_rotate_logfile()");
                        return test.rows("select pg_current_logfile()").getFirst();
                    },
                    now -> !now.equals(before));
            raise("marker of rotation");
            Await.until(() -> lookAt(log), texts -> texts.contains("marker of rotation"));
            assertThat(log.parts()).hasSizeGreaterThan(1).allMatch(part -> part.startsWith("own: log/pg-"));
        }
    }

    private static String lookAt(LogFile log) {
        LogChange change = log.refresh();
        if (change == LogChange.GREW || change == LogChange.ROTATED) {
            log.index(Progress.NONE, new CancelToken());
        }
        return String.join(
                "\n", log.lines(0, log.lineCount()).stream().map(LogLine::text).toList());
    }

    @Test
    void a_server_that_keeps_no_log_files_and_an_environment_that_is_not_there_are_told() throws IOException {
        TestProject project = TestProject.prisma(Files.createDirectories(folder.resolve("project")));
        for (String[] wrong : new String[][] {{"dev", "2", "LK-LOG-COLLECTOR"}, {"nowhere", "64", "LK-WS-ENV"}}) {
            Invocation answer = Invocation.of(
                    new TestServices(folder.resolve("home")),
                    "logs",
                    "--env",
                    wrong[0],
                    "--workspace",
                    project.workspace().toString());
            assertThat(answer.exitCode()).isEqualTo(Integer.parseInt(wrong[1]));
            assertThat(answer.err()).startsWith(wrong[2]);
        }
    }

    @Test
    void what_came_to_a_file_just_before_the_server_went_on_in_the_next_one_is_not_lost() throws IOException {
        try (WorkspaceServices open =
                        new TestServices(folder.resolve("home")).open(WorkspaceFile.read(workspace("postgres")));
                LogFile log = open.serverLogs().open("own", Optional.empty())) {
            log.index(Progress.NONE, new CancelToken());
            String before = test.rows("select pg_current_logfile()").getFirst();
            Instant since = Instant.parse(
                    test.rows("select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.USZ')")
                            .getFirst());
            // Its size is known for a second from here on.
            log.size();
            raise("marker of the last moment");
            Await.until(
                    () -> {
                        test.execute("select pg_rotate_logfile()");
                        return test.rows("select pg_current_logfile()").getFirst();
                    },
                    now -> !now.equals(before));
            raise("marker of the first moment");
            Await.until(() -> lookAt(log), texts -> texts.contains("marker of the first moment"));
            assertThat(lookAt(log)).contains("marker of the last moment");
            try (LogFile sinceThen = open.serverLogs().open("own", Optional.of(since))) {
                sinceThen.index(Progress.NONE, new CancelToken());
                assertThat(sinceThen.parts()).hasSizeGreaterThan(1);
                assertThat(lookAt(sinceThen)).contains("marker of the last moment", "marker of the first moment");
            }
        }
    }
}
