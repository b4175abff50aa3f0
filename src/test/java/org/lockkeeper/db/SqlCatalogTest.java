package org.lockkeeper.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class SqlCatalogTest {
    private static final Pattern FILE_NAME = Pattern.compile("([a-z0-9_]+?)(\\.pg(1[4-9]|2[0-9]))?\\.sql");

    private static final Pattern WRITES = Pattern.compile(
            "(?i)\\b(insert|update|delete|merge|truncate|create|alter|drop|grant|revoke|comment|security|copy|call|do|lock|vacuum|"
                    + "analyze|cluster|reindex|refresh|set|reset|begin|commit|rollback|savepoint|prepare|execute|deallocate|declare|"
                    + "listen|notify|unlisten|checkpoint|discard|load|import|reassign|into)\\b");

    private static final Pattern ACTS = Pattern.compile(
            "(?i)\\b(pg_terminate_backend|pg_cancel_backend|pg_reload_conf|pg_rotate_logfile\\w*"
                    + "|pg_(try_)?advisory_\\w+|setval|nextval|set_config|pg_switch_wal|pg_create_\\w+|pg_drop_\\w+|pg_promote"
                    + "|pg_(wal|xlog)_replay_(pause|resume)|pg_backup_\\w+|pg_start_backup|pg_stop_backup|pg_stat_reset\\w*|pg_log_\\w+"
                    + "|pg_read_(binary_)?file|pg_ls_dir|pg_file_\\w+|pg_notify|pg_sleep\\w*|pg_export_snapshot|pg_logical_\\w+"
                    + "|pg_replication_\\w+|pg_import_system_collations|pg_extension_config_dump|lo_(?!get\\b)\\w+|dblink\\w*|query_to_xml\\w*"
                    + "|table_to_xml\\w*|cursor_to_xml\\w*|schema_to_xml\\w*|database_to_xml\\w*|pg_prewarm|txid_current|pg_current_xact_id)\\s*\\(");

    @Test
    void every_read_file_has_a_constant_and_every_constant_a_file() throws IOException {
        assertThat(names("read"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ReadQuery.values())
                        .map(q -> q.resource().substring("read/".length()))
                        .toList());
    }

    @Test
    void every_write_file_has_a_constant_and_every_constant_a_file() throws IOException {
        assertThat(names("write"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(WriteStatement.values())
                        .map(w -> w.resource().substring("write/".length()))
                        .toList());
    }

    @Test
    void every_file_is_one_statement() throws IOException {
        for (String kind : List.of("read", "write")) {
            for (Path file : files(kind)) {
                String sql = Files.readString(file);
                assertThat(SqlScript.parse(sql).statements())
                        .as(file.toString())
                        .hasSize(1);
                assertThat(withoutComments(sql)).as(file.toString()).doesNotContain(";");
            }
        }
    }

    @Test
    void no_read_file_can_change_or_signal_anything() throws IOException {
        Map<String, List<String>> allowed = Map.of(
                // Reading the server's log is what it is for; it takes no other kind of path than the service gives it.
                "server_log_part.sql", List.of("pg_read_binary_file("),
                // What it sets is of its own transaction.
                "disk_room.sql", List.of("set_config("));
        for (Path file : files("read")) {
            assertThat(suspicious(Files.readString(file)))
                    .as(file.toString())
                    .isSubsetOf(allowed.getOrDefault(file.getFileName().toString(), List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with gone as (delete from t returning *) select * from gone",
                "select pg_terminate_backend(pid) from pg_stat_activity",
                "SELECT PG_CATALOG.PG_RELOAD_CONF ()",
                "select pg_advisory_lock(1)",
                "select pg_try_advisory_xact_lock(1)",
                "select pg_advisory_unlock_all()",
                "select setval('s', 1)",
                "select lo_unlink(1)",
                "select * from dblink('x', 'y') as t (a int)",
                "select 1 into t",
                "select \"pg_cancel_backend\"(1)",
                "explain analyze select 1",
                "copy t to program 'x'"
            })
    void the_scan_sees_what_it_is_for(String sql) {
        assertThat(suspicious(sql)).isNotEmpty();
    }

    @Test
    void the_scan_is_not_fooled_by_comments_and_literals() {
        assertThat(suspicious("-- update nothing\nselect 'delete', /* drop; */ 1"))
                .isEmpty();
    }

    /** Prepares each read statement on the server, which resolves every name and type in it. */
    @ParameterizedTest
    @MethodSource("org.lockkeeper.testing.TestPostgres#majors")
    void every_read_file_fits_every_major(int major) throws SQLException {
        TestDatabase test = TestPostgres.major(major).freshDatabase("catalog");
        try (Connection connection = test.connect()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(historyTables());
            }
            for (ReadQuery query : ReadQuery.values()) {
                String sql = SqlCatalog.withIdentifiers(SqlCatalog.text(query.resource(), major), identifiers(query));
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    assertThat(statement.getMetaData()).as(query.name()).isNotNull();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A b", "\"", "a\"; drop table t; --", "\u00e4", "$1"})
    void identifiers_are_quoted(String identifier) {
        assertThat(SqlCatalog.withIdentifiers("select * from :\"table\"", Map.of("table", identifier)))
                .isEqualTo("select * from \"" + identifier.replace("\"", "\"\"") + "\"");
    }

    @Test
    void an_identifier_that_is_missing_or_impossible_is_refused() {
        assertThatThrownBy(() -> SqlCatalog.withIdentifiers(":\"table\"", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SqlCatalog.quote("a\0b")).isInstanceOf(IllegalArgumentException.class);
    }

    /** What the identifiers stand for in this test; a query that reads another table adds its own case. */
    private static Map<String, String> identifiers(ReadQuery query) {
        String table = query.name().startsWith("FLYWAY") ? "flyway_schema_history" : "_prisma_migrations";
        return Map.of("schema", "public", "table", table, "sequence", "counter");
    }

    private static String historyTables() {
        return """
                create extension pg_stat_statements;
                create sequence counter;
                create table _prisma_migrations (id varchar(36) primary key, checksum varchar(64) not null,
                    finished_at timestamptz, migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
                    started_at timestamptz not null default now(), applied_steps_count integer not null default 0);
                create table flyway_schema_history (installed_rank int not null, version varchar(50),
                    description varchar(200) not null, type varchar(20) not null, script varchar(1000) not null,
                    checksum integer, installed_by varchar(100) not null, installed_on timestamp not null default now(),
                    execution_time integer not null, success boolean not null)
                """;
    }

    private static List<String> suspicious(String sql) {
        String bare = withoutComments(sql).replaceAll("'(?:[^']|'')*'", "''").replace("\"", "");
        return Stream.of(WRITES, ACTS)
                .flatMap(pattern -> pattern.matcher(bare).results())
                .map(java.util.regex.MatchResult::group)
                .toList();
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("--[^\\n]*", "").replaceAll("(?s)/\\*.*?\\*/", "");
    }

    private static List<String> names(String kind) throws IOException {
        return files(kind).stream()
                .map(file -> {
                    var matcher = FILE_NAME.matcher(file.getFileName().toString());
                    assertThat(matcher.matches()).as("the name of " + file).isTrue();
                    return matcher.group(1);
                })
                .distinct()
                .toList();
    }

    private static List<Path> files(String kind) throws IOException {
        URL folder = SqlCatalog.class.getResource("/sql/" + kind);
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(folder).toURI()))) {
            return files.sorted().toList();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
