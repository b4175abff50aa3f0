package org.lockkeeper.migration.prisma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.ScriptExport;
import org.lockkeeper.sandbox.Cluster;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class ExportTest {
    private static final String ROWS =
            "select checksum, finished_at is null, migration_name, logs, rolled_back_at, applied_steps_count from _prisma_migrations order by started_at";

    @TempDir
    Path folder;

    private final TestDatabase byEngine = TestPostgres.usual().freshDatabase("engine");
    private final TestDatabase byPsql = TestPostgres.usual().freshDatabase("psql");

    @Test
    void a_statement_without_an_end_is_not_exported() {
        PrismaProject project = project().with("1", "select 'x");
        assertThatThrownBy(() -> ScriptExport.of(project.plan(byPsql)))
                .isInstanceOfSatisfying(
                        LockkeeperException.class, e -> assertThat(e.code()).isEqualTo("LK-MIG-EXPORT"));
    }

    @Test
    void psql_stops_where_the_engine_stops_and_leaves_the_same() throws Exception {
        PrismaProject project = project()
                .with("1", "create table a (id int)")
                .with("2", "create table b (id int); insert into b select 1/0;")
                .with("3", "create table c (id int)");
        assertThat(psql(ScriptExport.of(project.plan(byPsql)))).isEqualTo(3);
        project.migrate(byEngine);
        String withoutLogs = ROWS.replace("logs, ", "");
        assertThat(byPsql.rows(withoutLogs))
                .isEqualTo(byEngine.rows(withoutLogs))
                .hasSize(2);
        assertThat(tables(byPsql)).isEqualTo(tables(byEngine)).containsExactly("_prisma_migrations", "a");
    }

    @Test
    void psql_does_what_the_engine_does() throws Exception {
        PrismaProject project = project()
                .with(
                        "1 it's \\ :\"odd\" $$;",
                        "create table a (id int, n int[]);\r\ninsert into a values (1, '{1,2}');\r\n")
                .with("2", "create index concurrently a_id on a (id) -- no semicolon, a comment last;")
                .with(
                        "3",
                        "create table b (id int);\nbegin;\ncreate table c (id int);\ncommit;\ncreate table d (t text);")
                .with("4", "-- nothing\n")
                .with(
                        "5",
                        "create function f() returns int language sql begin atomic select 1; select 2; end;\ninsert into d values ('a\\b :ENCODING'), (E'\\'; x'), ($q$ ; $q$);")
                .with("6", "select n[1:ROW_COUNT] from a, (select 1 as row_count) r;\nselect 1;");
        assertThat(psql(ScriptExport.of(project.plan(byPsql)))).isZero();
        assertThat(project.migrate(byEngine).failed()).isEmpty();
        assertThat(byPsql.rows(ROWS)).isEqualTo(byEngine.rows(ROWS)).hasSize(6);
        assertThat(tables(byPsql)).isEqualTo(tables(byEngine)).contains("a", "b", "c", "d");
        assertThat(byPsql.rows("select t from d"))
                .isEqualTo(byEngine.rows("select t from d"))
                .hasSize(3);
        assertThat(project.states(byPsql)).allMatch(state -> state.endsWith(" applied"));
    }

    private int psql(String script) throws IOException, InterruptedException {
        Path program = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(path -> Path.of(path, "psql"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(""));
        Assumptions.assumeTrue(Files.isExecutable(program) && Files.isRegularFile(program), "psql is not installed");
        Path file = Files.writeString(Files.createTempFile(folder, "plan", ".sql"), script);
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-X",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(byPsql.port()),
                        "-U",
                        Cluster.USER,
                        "-d",
                        byPsql.name(),
                        "-f",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(folder, "psql", ".log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private PrismaProject project() {
        return new PrismaProject(folder);
    }

    private static List<String> tables(TestDatabase database) {
        return database.rows(
                "select table_name from information_schema.tables where table_schema = 'public' order by 1");
    }
}
