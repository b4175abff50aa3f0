package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.Session;

/** In what is made up a transaction is open for 60 s and a statement runs for 30 s. */
class SessionFilterTest {
    private final Readings readings = new Readings()
            .session(session(1, "billing", "BillingJob", "ledger", "insert into invoices values (1)"))
            .active(2)
            .session(3, "idle in transaction", Optional.empty(), Optional.empty())
            .session(4, "idle", Optional.empty(), Optional.empty())
            .session(session(5, "dba", "lockkeeper", "shop", "select 5"));

    @Test
    void everything_passes_where_nothing_is_asked_for() {
        assertThat(pids(Map.of())).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void a_state_is_the_whole_word() {
        assertThat(pids(Map.of("state", "active"))).containsExactly(1, 2, 5);
        assertThat(pids(Map.of("state", "idle in transaction"))).containsExactly(3);
        assertThat(pids(Map.of("state", "idle"))).containsExactly(4);
        readings.waiting(6, 3);
        assertThat(pids(Map.of("state", "waiting"))).containsExactly(6);
    }

    @Test
    void a_minimum_age_is_of_the_transaction_and_where_none_is_open_of_what_runs() {
        assertThat(pids(Map.of("minimumSeconds", "60"))).containsExactly(1, 2, 3, 5);
        assertThat(pids(Map.of("minimumSeconds", "61"))).isEmpty();
        Session runs = session(6, "app", "web", "shop", "select 6");
        readings.session(new Session(
                6,
                runs.backendStart(),
                runs.leader(),
                runs.type(),
                runs.user(),
                runs.database(),
                runs.application(),
                runs.client(),
                runs.state(),
                runs.waitEvent(),
                Optional.empty(),
                runs.queryStart(),
                runs.stateChange(),
                runs.xminAge(),
                runs.queryId(),
                runs.query(),
                runs.queryBytes()));
        assertThat(pids(Map.of("minimumSeconds", "30"))).containsExactly(1, 2, 3, 5, 6);
        assertThat(pids(Map.of("minimumSeconds", "31"))).doesNotContain(6);
    }

    @Test
    void names_are_found_by_a_part_whatever_the_case() {
        assertThat(pids(Map.of("application", " billingj "))).containsExactly(1);
        assertThat(pids(Map.of("user", "BILL"))).containsExactly(1);
        assertThat(pids(Map.of("database", "ledg"))).containsExactly(1);
        assertThat(pids(Map.of("application", "web", "user", "billing"))).isEmpty();
    }

    @Test
    void a_text_is_looked_for_in_statement_and_names_and_is_a_whole_pid() {
        assertThat(pids(Map.of("text", "INVOICES"))).containsExactly(1);
        assertThat(pids(Map.of("text", "billingjob"))).containsExactly(1);
        assertThat(pids(Map.of("text", "dba"))).containsExactly(5);
        assertThat(pids(Map.of("text", "ledger"))).containsExactly(1);
        assertThat(pids(Map.of("text", "10.0.0.7"))).containsExactly(2, 3, 4);
        assertThat(pids(Map.of("text", " 4711 "))).isEmpty();
        readings.session(session(4711, "app", "web", "shop", "commit"));
        assertThat(pids(Map.of("text", " 4711 "))).containsExactly(4711);
        assertThat(pids(Map.of("text", "471"))).isEmpty();
    }

    @Test
    void own_and_idle_sessions_are_hidden_on_request_but_not_one_that_blocks_or_waits() {
        assertThat(pids(Map.of("hideOwn", "true"))).containsExactly(1, 2, 3, 4);
        assertThat(pids(Map.of("hideIdle", "true"))).containsExactly(1, 2, 3, 5);
        readings.waiting(6, 5).waiting(7, 4);
        assertThat(pids(Map.of("hideOwn", "true", "hideIdle", "true"))).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    private List<Integer> pids(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("hideOwn", "false", "hideIdle", "false"));
        all.putAll(settings);
        SessionFilter filter = SessionFilter.of(all);
        Reading reading = readings.reading();
        return Snapshot.of(reading, List.of(), Thresholds.USUAL, Shown.NOW).sessions().stream()
                .filter(filter::matches)
                .map(facts -> facts.session().pid())
                .toList();
    }

    private static Session session(int pid, String user, String application, String database, String query) {
        return new Session(
                pid,
                Optional.of(Readings.AT),
                Optional.empty(),
                "client backend",
                user,
                database,
                application,
                "local",
                "active",
                Optional.empty(),
                Optional.of(Readings.AT.minusSeconds(60)),
                Optional.of(Readings.AT.minusSeconds(30)),
                Optional.of(Readings.AT.minusSeconds(10)),
                Optional.empty(),
                Optional.empty(),
                query,
                query.length());
    }
}
