package org.lockkeeper.ui.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.alert.Alert;
import org.lockkeeper.activity.alert.AlertKind;
import org.lockkeeper.activity.alert.Alerts;
import org.lockkeeper.connection.AlertRules;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.MadeUpEngine;
import org.lockkeeper.ui.MadeUpWorkspaces;
import org.lockkeeper.ui.WorkspaceModel;

class AlertsViewModelTest {
    private static final AlertRules RULES =
            new AlertRules(Duration.ZERO, Duration.ZERO, 2, Duration.ofSeconds(3), 0, 0);

    private final WorkspaceModel workspace = new WorkspaceModel(
            new MadeUpWorkspaces(new MadeUpEngine(List.of())).open(MadeUpWorkspaces.FILE),
            new DirectTaskRunner(Progress.NONE));
    private final List<String> told = new ArrayList<>();
    private final List<Alert> led = new ArrayList<>();
    private final AlertsViewModel model =
            new AlertsViewModel(workspace, Runnable::run, (title, text) -> told.add(title + " | " + text), led::add);

    @AfterEach
    void close() {
        workspace.close();
    }

    private static Alerts waiting(Alerts before, int sessions) {
        Readings readings = new Readings().active(1);
        for (int i = 0; i < sessions; i++) {
            readings.waiting(10 + i, 1);
        }
        return before.after(readings.reading(), RULES);
    }

    private Alerts take(Alerts alerts) {
        model.take("prod-eu", alerts);
        return alerts;
    }

    private List<AlertKind> shown() {
        return model.shownProperty().get().stream().map(Alert::kind).toList();
    }

    @Test
    void an_alert_is_shown_and_the_desktop_told_once() {
        Alerts first = take(waiting(Alerts.none(), 5));
        take(waiting(first, 5));
        assertThat(shown()).containsExactlyInAnyOrder(AlertKind.WAITING_SESSIONS, AlertKind.BLOCKED_FOR);
        assertThat(told).hasSize(2).anyMatch(line -> line.contains("5 sessions wait for a lock"));
    }

    @Test
    void one_that_was_put_away_stays_away_until_it_is_raised_anew() {
        Alerts alerts = take(waiting(Alerts.none(), 5));
        List.copyOf(model.shownProperty().get()).forEach(model::dismiss);
        alerts = take(waiting(alerts, 6));
        assertThat(shown()).isEmpty();
        for (int i = 0; i < 3; i++) {
            alerts = take(waiting(alerts, 0));
        }
        take(waiting(alerts, 5));
        assertThat(shown()).hasSize(2);
        assertThat(told).hasSize(4);
    }

    @Test
    void the_desktop_is_told_where_what_and_by_whom_with_nothing_in_it_that_acts() {
        Readings readings = new Readings().active(1);
        Session evil = readings.waiting(10, 1).reading().sessions().getLast();
        take(Alerts.none()
                .after(
                        readings.session(Readings.named(evil, "\u202ebew\u0007"))
                                .reading(),
                        new AlertRules(Duration.ZERO, Duration.ZERO, 0, Duration.ofSeconds(3), 0, 0)));
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("Lockkeeper: prod, ")
                .contains(" | Backend 10 (");
        assertThat(told.getFirst()).doesNotContain("\u202e", "\u0007").contains("blocked for 5 s by 1 (limit 3 s)");
    }

    @Test
    void it_leads_to_its_environment() {
        take(waiting(Alerts.none(), 5));
        Alert blocked = model.shownProperty().get().stream()
                .filter(alert -> alert.kind() == AlertKind.BLOCKED_FOR)
                .findFirst()
                .orElseThrow();
        workspace.focus("dev");
        model.open(new Alert(
                blocked.kind(),
                "prod-eu",
                blocked.since(),
                blocked.value(),
                blocked.limit(),
                blocked.pid(),
                blocked.words()));
        assertThat(workspace.focusProperty().get().orElseThrow().name()).isEqualTo("prod-eu");
        assertThat(led).hasSize(1);
        assertThat(led.getFirst().pid()).hasValue(10);
    }
}
