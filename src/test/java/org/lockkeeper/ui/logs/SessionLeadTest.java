package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.activity.Session;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.RecordingDialogs;

class SessionLeadTest {
    private static final String LINE = "2026-11-01 10:%02d:00.000 UTC [%d] app@shop LOG:  %s\n";
    private static final Instant BEGAN = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant TRANSACTION = Instant.parse("2026-11-01T10:01:00Z");

    private final TaskRunner tasks = new DirectTaskRunner(Progress.NONE);
    private final Servers servers = new Servers();
    private Optional<String> environment = Optional.of("prod-eu");
    private Optional<Instant> past = Optional.empty();

    @TempDir
    private Path folder = Path.of("");

    private final LogsViewModel logs = new LogsViewModel(
            new LogService(Clock.systemUTC()),
            servers,
            tasks,
            tasks,
            Runnable::run,
            new RecordingDialogs(),
            _ -> {},
            Memories.in(folder.resolve("memory")));
    private final SessionLead lead = new SessionLead(logs, () -> environment, () -> past);

    @BeforeEach
    void logs_of_two_servers() throws IOException {
        Files.writeString(folder.resolve("prod-eu"), LINE.formatted(1, 7, "eu") + LINE.formatted(2, 8, "other"));
        Files.writeString(folder.resolve("prod-us"), LINE.formatted(1, 7, "us"));
    }

    @AfterEach
    void it_is_closed() {
        logs.close();
    }

    /** Each environment's log is the file of its name. */
    private final class Servers implements ServerLog {
        private final List<String> asked = new ArrayList<>();

        @Override
        public ObservableValue<Optional<String>> environment() {
            return new SimpleObjectProperty<>(environment);
        }

        @Override
        public LogFile open(String name, Optional<Instant> since) {
            asked.add(name + since.map(moment -> " since " + moment).orElse(""));
            return new LogService(Clock.systemUTC()).open(folder.resolve(name), Progress.NONE, new CancelToken());
        }
    }

    private static Session session() {
        return session(BEGAN);
    }

    private static Session session(Instant began) {
        return new Session(
                7,
                Optional.of(began),
                Optional.empty(),
                "client backend",
                "app",
                "shop",
                "web",
                "local",
                "active",
                Optional.empty(),
                Optional.of(TRANSACTION),
                Optional.of(TRANSACTION.plusSeconds(1)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "select 1",
                8);
    }

    private List<String> found() {
        LogRows rows = logs.openProperty().get().orElseThrow().find().rows();
        return rows.stream()
                .map(number -> rows.row(number).orElseThrow().text())
                .toList();
    }

    @Test
    void without_an_open_log_the_sessions_own_servers_is_opened_from_its_transaction_on() {
        assertThat(lead.refusal(List.of(session()))).isEmpty();
        lead.show(session());
        assertThat(servers.asked).containsExactly("prod-eu since " + TRANSACTION);
        assertThat(found()).containsExactly("eu");
    }

    @Test
    void another_servers_log_is_left_for_its_own_and_its_own_is_used() {
        environment = Optional.of("prod-us");
        logs.openServerLog();
        environment = Optional.of("prod-eu");
        past = Optional.of(TRANSACTION.minusSeconds(60));
        lead.show(session());
        assertThat(servers.asked).containsExactly("prod-us", "prod-eu since " + TRANSACTION.minusSeconds(60));
        assertThat(found()).containsExactly("eu");
        lead.show(session());
        assertThat(servers.asked).hasSize(2);
    }

    @Test
    void a_file_that_is_open_is_used_whoever_it_is_of() {
        logs.open(List.of(folder.resolve("prod-us")));
        lead.show(session());
        assertThat(servers.asked).isEmpty();
        assertThat(found()).containsExactly("us");
    }

    @Test
    void where_nobody_knows_whose_the_session_is_a_file_is_needed() {
        assertThat(lead.refusal(List.of()))
                .hasValueSatisfying(why -> assertThat(why).contains("Select one session"));
        logs.openServerLog();
        environment = Optional.empty();
        assertThat(lead.refusal(List.of(session())))
                .hasValueSatisfying(why -> assertThat(why).contains("of no environment"));
        logs.open(List.of(folder.resolve("prod-us")));
        assertThat(lead.refusal(List.of(session()))).isEmpty();
        lead.show(session());
        assertThat(found()).containsExactly("us");
    }

    @Test
    void what_it_wrote_in_the_second_in_which_it_began_is_found_where_the_log_has_no_more_than_seconds()
            throws IOException {
        Path file = Files.writeString(
                folder.resolve("prod-us"),
                "2026-11-01 10:00:59 UTC [7] LOG:  of another that had its pid\n2026-11-01 10:01:00 UTC [7] LOG:  its own\n");
        logs.open(List.of(file));
        lead.show(session(TRANSACTION.plusMillis(700)));
        assertThat(found()).containsExactly("its own");
    }
}
