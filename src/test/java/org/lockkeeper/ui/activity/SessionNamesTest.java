package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.Session;

class SessionNamesTest {
    private static final String MIGRATION = "20260901093000_require_order_total";

    private final SessionNames names =
            new SessionNames(session -> session.pid() == 7 ? Optional.of(MIGRATION) : Optional.empty());

    @Test
    void one_is_called_by_its_pid_and_its_name() {
        assertThat(names.of(List.of(session(1, "shop-web")))).isEqualTo("1 shop-web");
        assertThat(names.of(List.of(session(7, "ci-deploy-1041")))).isEqualTo("7 require_order_total");
        assertThat(names.of(List.of(session(1, "")))).as("by its role").isEqualTo("1 app");
    }

    @Test
    void several_are_called_by_their_names_the_most_frequent_first() {
        assertThat(names.of(List.of(session(1, "shop-web"), session(2, "psql"), session(3, "shop-web"))))
                .isEqualTo("shop-web ×2, psql");
        assertThat(names.of(List.of(session(2, "web"), session(3, "web"), session(7, "ci"))))
                .as("a migration before all others")
                .isEqualTo("require_order_total, web ×2");
    }

    @Test
    void of_many_names_those_are_said_that_fit_on_a_button() {
        List<Session> many = IntStream.rangeClosed(10, 60)
                .mapToObj(i -> session(i, "an-application-with-a-long-name-" + i % 9))
                .toList();
        assertThat(names.of(many)).isEqualTo("an-application-with-a-l… ×51");
        List<Session> others = IntStream.rangeClosed(10, 60)
                .mapToObj(i -> session(i, "worker-" + i))
                .toList();
        assertThat(names.of(others)).isEqualTo("worker-10, worker-11, worker-12, worker-13, …");
        assertThat(names.of(List.of(session(1, "\u202eevil\u0007"), session(2, "web"))))
                .doesNotContain("\u202e", "\u0007");
    }

    private static Session session(int pid, String application) {
        return Readings.named(new Readings().active(pid).reading().sessions().getFirst(), application);
    }
}
