package org.lockkeeper.aftermath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.audit.AuditedAction.Ending;
import org.lockkeeper.client.ChildPrograms;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.SandboxCluster;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** What a killed process left open is closed with what the server itself says then of exactly that. */
class KilledActionTest {
    private static final String SESSION =
            "select pid, to_char(backend_start at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'),"
                    + " to_char(query_start at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                    + " from pg_stat_activity where datname = current_database() and application_name = 'forgotten'";

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("killed");
    private final TestDatabase beside = new TestDatabase(test.port(), "postgres");
    private final Database database = test.open(Environment.DEVELOPMENT);
    private TargetIdentity target;

    @BeforeEach
    void look() {
        try (ReadSession session = database.read()) {
            target = session.facts().identity();
        }
    }

    @AfterEach
    void drop() {
        database.close();
        beside.rows("select datname from pg_database where datname like '" + test.name() + "\\_%'")
                .forEach(made -> beside.execute("drop database \"" + made + "\" with (force)"));
    }

    @Test
    void a_session_that_was_to_be_terminated_is_told_as_still_there_and_in_which_state() throws Exception {
        try (OpenTransaction _ = OpenTransaction.of(test, "select 1")) {
            String[] session = session();
            assertThat(found("terminate", session[0], session[1]))
                    .endsWith("Pid %s of %s is still there (idle in transaction).".formatted(session[0], session[1]));
        }
    }

    @Test
    void sessions_that_were_to_be_terminated_are_told_one_by_one() throws Exception {
        String[] gone;
        try (OpenTransaction _ = OpenTransaction.of(test, "select 1")) {
            gone = session();
        }
        Await.row(test, "select 1 where not exists (select from pg_stat_activity where pid = " + gone[0] + ")");
        try (OpenTransaction _ = OpenTransaction.of(test, "select 1")) {
            String[] there = session();
            assertThat(found("terminate-all", gone[0], gone[1], there[0], "2001-02-03T04:05:06.000007Z"))
                    .contains(
                            "Pid %s of %s is not there any more.".formatted(gone[0], gone[1]),
                            "Pid %s of 2001-02-03T04:05:06.000007Z is not there any more; another backend has its pid, of %s."
                                    .formatted(there[0], there[1]));
        }
    }

    @Test
    void a_session_whose_start_the_role_may_not_see_is_not_told_as_anything_that_is_not_known() throws Exception {
        beside.execute("drop role if exists blinkered");
        beside.execute("create role blinkered login");
        TestDatabase seen = new TestDatabase(test.port(), test.name(), "blinkered");
        try (OpenTransaction _ = OpenTransaction.of(test, "select 1");
                Database poor = seen.open(Environment.DEVELOPMENT)) {
            String[] session = session();
            KilledActor.permitted(folder, poor.profile().address(), target, "terminate", session[0], session[1]);
            assertThat(settled(poor, Optional::empty))
                    .contains(
                            "A backend with pid %s is there".formatted(session[0]),
                            "whether it is the one of %s is not known".formatted(session[1]));
        } finally {
            beside.execute("drop role blinkered");
        }
    }

    @Test
    void a_statement_that_was_to_be_cancelled_is_told_as_running_still_or_not() throws Exception {
        try (OpenTransaction _ = OpenTransaction.of(test, "create table t (id int)")) {
            String[] session = session();
            assertThat(found("cancel", session[0], session[1], session[2]))
                    .endsWith(
                            "Pid %s of %s is there and does not run its statement of %s any more (idle in transaction)."
                                    .formatted((Object[]) session));
        }
        // It is ended below, which must not look like the failure of some other test.
        CompletableFuture<?> asleep = CompletableFuture.supplyAsync(
                () -> test.rows("select set_config('application_name', 'forgotten', false), pg_sleep(600)"),
                Thread::startVirtualThread);
        Await.row(test, SESSION + " and state = 'active'");
        String[] session = session();
        try {
            assertThat(found("cancel", session[0], session[1], session[2]))
                    .endsWith("Pid %s of %s still runs its statement of %s.".formatted((Object[]) session));
        } finally {
            test.rows("select pg_terminate_backend(" + session[0] + ")");
        }
        assertThatThrownBy(asleep::join).hasMessageContaining("terminating connection");
    }

    @Test
    void an_index_that_was_to_be_dropped_is_told_as_gone_invalid_or_valid() throws Exception {
        test.execute("create table product (id int); insert into product values (1), (1)");
        assertThat(found("drop-index", "public", "twice")).endsWith("The index public.twice is not there any more.");
        assertThatThrownBy(() -> test.execute("create unique index concurrently \"tw\"\"ice\" on product (id)"))
                .isNotNull();
        assertThat(found("drop-index", "public", "tw\"ice"))
                .endsWith("The index public.tw\"ice is still there, invalid: recover lists it.");
        test.execute("create index twice on product (id)");
        assertThat(found("drop-index", "public", "twice")).endsWith("The index public.twice is there and valid.");
    }

    @Test
    void a_restore_into_a_new_database_that_was_not_made_says_so() throws Exception {
        assertThat(found("restore", test.name() + "_restored", "true"))
                .endsWith(
                        "The database %s is the one that it was. There is no database %<s_restored. No program restores into %<s_restored any more."
                                .formatted(test.name()));
    }

    @Test
    void a_program_that_outlives_who_started_it_is_told_with_the_half_made_database() throws Exception {
        beside.execute("create database " + test.name() + "_restored");
        try (Connection program = named(test.name() + "_restored")) {
            assertThat(program.isClosed()).isFalse();
            assertThat(found("restore", test.name() + "_restored", "false"))
                    .contains(
                            "The database %s_restored is there; whether it holds everything is not known."
                                    .formatted(test.name()),
                            "The program that restores into %s_restored is still at work (pid ".formatted(test.name()));
        }
    }

    @Test
    void what_was_restored_of_a_new_database_is_told_by_the_name_that_it_has_until_it_is_whole() throws Exception {
        String part = test.name() + "_restored_restoring_0123456789ab";
        beside.execute("create database " + part);
        try (Connection program = named(part)) {
            assertThat(program.isClosed()).isFalse();
            assertThat(found("restore", test.name() + "_restored", "false"))
                    .contains(
                            "There is no database %s_restored. What was restored of it is in %s: it is not whole and can be dropped."
                                    .formatted(test.name(), part),
                            "The program that restores into %s_restored is still at work (pid ".formatted(test.name()));
        }
    }

    @Test
    void a_swap_that_was_done_is_told_by_what_each_database_is_called_now() throws Exception {
        beside.execute("create database " + test.name() + "_restored");
        database.disconnect();
        rename(test.name(), test.name() + "_before_20260101_000000");
        rename(test.name() + "_restored", test.name());
        assertThat(found("restore", test.name() + "_restored", "true"))
                .contains(
                        "What was the database %s is called %<s_before_20260101_000000 now; another one has its name."
                                .formatted(test.name()),
                        "There is no database %s_restored.".formatted(test.name()));
    }

    @Test
    void an_undone_swap_tells_both_databases() throws Exception {
        String kept = test.name() + "_before_20260101_000000";
        beside.execute("create database " + kept);
        String oid = beside.rows("select oid from pg_database where datname = '" + kept + "'")
                .getFirst();
        assertThat(found("swap", kept, oid))
                .endsWith("The database %s is the one that it was. The database %s is the one that it was."
                        .formatted(test.name(), kept));
        beside.execute("drop database " + kept);
        assertThat(found("swap", kept, oid))
                .endsWith("What was the database %s is not there any more; none has its name.".formatted(kept));
    }

    @Test
    void a_restore_over_what_is_there_is_told_with_the_history_and_a_program_that_is_still_at_work() throws Exception {
        KilledActor.permitted(folder, address(), target, "restore-over");
        try (Connection program = named(test.name())) {
            assertThat(program.isClosed()).isFalse();
            assertThat(settled(database, () -> Optional.of("3 applied, 0 pending.")))
                    .contains(
                            "The database %s is the one that it was.".formatted(test.name()),
                            "The program that restores into %s is still at work (pid ".formatted(test.name()))
                    .endsWith("3 applied, 0 pending.");
        }
        assertThat(found("restore-over"))
                .endsWith("No program restores into %s any more. The history of migrations cannot be read."
                        .formatted(test.name()));
    }

    @Test
    void a_test_restore_says_whether_its_database_is_still_there() throws Exception {
        String made = test.name() + "_tested";
        beside.execute("create database " + made);
        assertThat(found("test-restore", made)).contains("The database %s is there;".formatted(made));
        beside.execute("drop database " + made);
        assertThat(found("test-restore", made)).contains("There is no database %s.".formatted(made));
    }

    @Test
    void an_incident_says_whether_its_schema_is_still_there() throws Exception {
        test.execute("create schema practice");
        Path data = TestPostgres.usual().cluster().data();
        Path mark = Files.writeString(folder.resolve("prod.made"), SandboxCluster.systemIdentifier(data));
        String[] incident = {"incident", data.toString(), mark.toString(), "queue"};
        assertThat(found(incident)).contains("The schema practice is still there.");
        test.execute("drop schema practice");
        assertThat(found(incident)).contains("The schema practice is not there.");
    }

    @Test
    void what_no_server_knows_is_told_without_one() throws Exception {
        KilledActor.permitted(folder, address(), target, "sign", "2026-01-01_prod", "Technical Lead", "A. Name");
        TestDatabase nowhere = new TestDatabase(1, test.name());
        try (Database away = nowhere.open(Environment.DEVELOPMENT)) {
            new ProductionGuard(Clock.systemUTC(), trail())
                    .settle("development", address(), new ServerInquiry(away, Optional::empty)::of);
        }
        assertThat(ending().detail()).contains("No server knows of it", "2026-01-01_prod", "Technical Lead");
    }

    @Test
    void a_migration_stays_open_until_its_history_can_be_read_and_a_database_made_anew_is_told() throws Exception {
        TargetIdentity earlier = new TargetIdentity(target.system(), target.database(), 1);
        KilledActor.permitted(folder, address(), earlier, "apply", "one");
        settle(database, Optional::empty);
        assertThat(trail().actions().getFirst().result()).isEqualTo("open");
        assertThat(settled(database, () -> Optional.of("1 applied, 0 pending.")))
                .contains("The database %s is another one than then (oid ".formatted(test.name()))
                .endsWith("1 applied, 0 pending.");
    }

    @Test
    void a_server_that_does_not_answer_leaves_it_open() throws Exception {
        KilledActor.permitted(folder, address(), target, "drop-index", "public", "twice");
        try (Database away = new TestDatabase(1, test.name()).open(Environment.DEVELOPMENT)) {
            new ProductionGuard(Clock.systemUTC(), trail())
                    .settle("development", address(), new ServerInquiry(away, Optional::empty)::of);
        }
        assertThat(trail().actions().getFirst().result()).isEqualTo("open");
    }

    @Test
    void another_server_at_the_same_address_is_told() throws Exception {
        TargetIdentity other = new TargetIdentity("741", target.database(), target.databaseOid());
        KilledActor.permitted(folder, address(), other, "drop-index", "public", "twice");
        assertThat(settled(database, Optional::empty))
                .contains(
                        "The server that answers is another one", "(it is %s, and was 741)".formatted(target.system()));
    }

    /** Kills one that was permitted that, and returns what its record is closed with. */
    private String found(String... operation) throws IOException, InterruptedException {
        KilledActor.permitted(folder, address(), target, operation);
        return settled(database, Optional::empty);
    }

    private String settled(Database asked, Supplier<Optional<String>> history) throws IOException {
        settle(asked, history);
        Ending ending = ending();
        assertThat(ending.result()).isEqualTo("unknown");
        assertThat(ending.detail()).startsWith("The process ended before it could say. Found later: ");
        assertThat(trail().verify(Optional.empty()).flaw()).isEmpty();
        return ending.detail();
    }

    private void settle(Database asked, Supplier<Optional<String>> history) {
        new ProductionGuard(Clock.systemUTC(), trail())
                .settle("development", address(), new ServerInquiry(asked, history)::of);
    }

    private Ending ending() throws IOException {
        return trail().actions().getFirst().ending().orElseThrow();
    }

    private AuditTrail trail() {
        return new AuditTrail(folder, Clock.systemUTC());
    }

    private String address() {
        return database.profile().address();
    }

    /** Pid, start, and when the statement was begun. */
    private String[] session() {
        return test.rows(SESSION).getFirst().split("\\|");
    }

    private void rename(String from, String to) {
        beside.rows("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + from + "'");
        beside.execute("alter database " + from + " rename to " + to);
    }

    private Connection named(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&ApplicationName=%s"
                .formatted(test.port(), name, ChildPrograms.ownName().replace(" ", "%20")));
    }
}
