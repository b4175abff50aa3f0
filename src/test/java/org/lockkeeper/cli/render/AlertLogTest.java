package org.lockkeeper.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.alert.Alerts;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.connection.AlertRules;

class AlertLogTest {
    private static final AlertRules RULES = new AlertRules(Duration.ZERO, Duration.ZERO, 1, Duration.ZERO, 0, 0);
    private static final Pen PLAIN = new Pen(false, true, 200);

    @Test
    void lines_carry_the_time_of_the_servers_clock_when_an_alert_is_raised_and_when_it_is_cleared() {
        AlertLog log = new AlertLog("prod");
        Alerts alerts = Alerts.none().after(new Readings().waiting(2, 1).reading(), RULES);
        assertThat(log.add(alerts, PLAIN)).startsWith("2026-11-20T10:00:00Z prod raised waiting sessions: ");
        String lines = "";
        for (int i = 0; i < 3; i++) {
            alerts = alerts.after(new Readings().active(1).reading(), RULES);
            lines = log.add(alerts, PLAIN);
        }
        assertThat(lines).startsWith("2026-11-20T10:00:00Z prod cleared waiting sessions");
    }
}
