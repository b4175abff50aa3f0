package org.lockkeeper.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.testing.TestPostgres;

class DatabaseTest {
    private static final ApplyMigrations OPERATION = new ApplyMigrations("d", List.of("m"));

    @ParameterizedTest
    @MethodSource("org.lockkeeper.testing.TestPostgres#majors")
    void reads_the_facts_of_every_supported_major(int major) {
        TestDatabase test = TestPostgres.major(major).freshDatabase("facts");
        try (Database database = test.open(Environment.DEVELOPMENT);
                ReadSession session = database.read()) {
            ServerFacts facts = session.facts();
            assertThat(facts.version().major()).isEqualTo(major);
            assertThat(facts.identity().database()).isEqualTo(test.name());
            assertThat(facts.systemIdentifier())
                    .hasValueSatisfying(id -> assertThat(id).matches("\\d{15,20}"));
        }
    }

    @Test
    void whoever_looks_every_second_gives_up_soon_and_cannot_write() throws SQLException {
        TestDatabase test = TestPostgres.usual().freshDatabase("watch");
        try (Connection watching =
                        new Connector(test.profile(Environment.PRODUCTION), _ -> Optional.empty()).openForWatching();
                Statement statement = watching.createStatement();
                ResultSet row = statement.executeQuery(
                        "select current_setting('lock_timeout'), current_setting('statement_timeout'),"
                                + " current_setting('application_name'), current_setting('transaction_read_only')")) {
            assertThat(row.next()).isTrue();
            assertThat(List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                    .containsExactly("100ms", "5s", "lockkeeper", "on");
            assertThat(watching.getAutoCommit()).isTrue();
        }
    }

    @Test
    void a_clearance_for_another_database_is_refused_and_nothing_is_opened() {
        TestDatabase test = TestPostgres.usual().freshDatabase("elsewhere");
        Clearance<ApplyMigrations> clearance = TestGuard.clear(OPERATION, new TargetIdentity("1", test.name(), 1));
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            assertThatThrownBy(() -> database.write(clearance)).isInstanceOf(GuardRefusedException.class);
        }
    }

    @Test
    void a_clearance_opens_one_session_and_that_session_writes() {
        TestDatabase test = TestPostgres.usual().freshDatabase("writes");
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            TargetIdentity target;
            try (ReadSession session = database.read()) {
                target = session.facts().identity();
            }
            Clearance<ApplyMigrations> clearance = TestGuard.clear(OPERATION, target);
            try (WriteSession session = database.write(clearance)) {
                session.run(clearance, "create table t (id int); insert into t values (1)", new CancelToken());
            }
            assertThat(test.rows("select id from t")).containsExactly("1");
            assertThatThrownBy(() -> database.write(clearance)).isInstanceOf(GuardRefusedException.class);
        }
    }
}
