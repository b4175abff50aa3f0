package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.guard.Environment;

class StatusMatrixTest {
    @Test
    void an_environment_that_cannot_be_read_does_not_keep_the_others_from_showing() {
        StatusMatrix matrix = StatusMatrix.join(
                scripts("a", "b"),
                List.of(EnvironmentStatus.unreachable(profile("prod"), "refused"), environment("dev", applied("a"))));
        assertThat(states(matrix)).containsExactly("a unavailable applied", "b unavailable pending");
        assertThat(matrix.environments().getFirst().error()).contains("refused");
    }

    @Test
    void what_only_a_history_knows_stands_behind_its_predecessor_there() {
        StatusMatrix matrix = StatusMatrix.join(
                scripts("a", "b"),
                List.of(
                        environment("dev", applied("a"), missing("ghost"), missing("ghost2"), applied("b")),
                        environment("prod", missing("first"), applied("a"))));
        assertThat(states(matrix))
                .containsExactly(
                        "first ignored missing",
                        "a applied applied",
                        "ghost missing ignored",
                        "ghost2 missing ignored",
                        "b applied pending");
        assertThat(matrix.rows()).extracting(StatusMatrix.Row::order).containsExactly(1, 2, 3, 4, 5);
        assertThat(matrix.rows().get(2).migration()).isEmpty();
    }

    @Test
    void histories_that_order_unknown_migrations_differently_still_list_each_once() {
        StatusMatrix matrix = StatusMatrix.join(
                scripts("a"),
                List.of(
                        environment("dev", missing("x"), missing("y"), applied("a")),
                        environment("prod", missing("y"), missing("x"), applied("a"))));
        assertThat(matrix.rows()).extracting(StatusMatrix.Row::name).containsExactlyInAnyOrder("x", "y", "a");
    }

    @Test
    void a_history_of_fifty_thousand_unknown_migrations_is_joined() {
        MigrationStatus[] ghosts = new MigrationStatus[50_000];
        Arrays.setAll(ghosts, i -> missing("m" + i));
        StatusMatrix matrix = StatusMatrix.join(scripts("a"), List.of(environment("dev", ghosts)));
        assertThat(matrix.rows()).hasSize(50_001);
        assertThat(matrix.rows().getLast().name()).isEqualTo("a");
        assertThat(matrix.rows().get(1).name()).isEqualTo("m1");
    }

    @Test
    void counts_what_is_in_the_database_what_would_run_and_what_needs_a_look() {
        EnvironmentStatus status = environment(
                "dev",
                applied("a"),
                status("b", MigrationState.MODIFIED),
                status("c", MigrationState.FAILED),
                status("d", MigrationState.ROLLED_BACK),
                status("e", MigrationState.PENDING),
                missing("f"));
        assertThat(status.applied()).isEqualTo(3);
        assertThat(status.pending()).isEqualTo(2);
        assertThat(status.attention()).isEqualTo(3);
    }

    @Test
    void a_row_differs_when_its_environments_do() {
        StatusMatrix matrix = StatusMatrix.join(
                scripts("a", "b"),
                List.of(environment("dev", applied("a"), applied("b")), environment("prod", applied("a"))));
        assertThat(matrix.rows()).extracting(StatusMatrix.Row::differs).containsExactly(false, true);
    }

    private static List<String> states(StatusMatrix matrix) {
        return matrix.rows().stream()
                .map(row -> row.name() + " "
                        + String.join(
                                " ",
                                row.cells().stream().map(c -> c.state().label()).toList()))
                .toList();
    }

    private static List<Migration> scripts(String... names) {
        return Arrays.stream(names).map(n -> new Migration(n, Path.of("/p", n))).toList();
    }

    private static EnvironmentStatus environment(String name, MigrationStatus... migrations) {
        return new EnvironmentStatus(profile(name), Optional.empty(), Optional.empty(), List.of(migrations));
    }

    private static MigrationStatus applied(String name) {
        return status(name, MigrationState.APPLIED);
    }

    private static MigrationStatus missing(String name) {
        return status(name, MigrationState.MISSING);
    }

    private static MigrationStatus status(String name, MigrationState state) {
        return new MigrationStatus(name, state, Optional.empty(), Optional.empty(), List.of());
    }

    private static ConnectionProfile profile(String name) {
        return new ConnectionProfile(
                name,
                Environment.of(name),
                "h",
                1,
                "d",
                "u",
                SslMode.PREFER,
                new PasswordSource.Pgpass(),
                Optional.empty());
    }
}
