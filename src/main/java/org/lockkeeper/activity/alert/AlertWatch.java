package org.lockkeeper.activity.alert;

import java.util.function.Consumer;
import org.lockkeeper.activity.ActivityListener;
import org.lockkeeper.activity.Pace;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.connection.AlertRules;
import org.lockkeeper.error.LockkeeperException;

/** Looks for alerts in what a poller reads, and tells what has changed. Heard in the poller's thread, as the poller's listeners are. */
public final class AlertWatch implements ActivityListener {
    private final AlertRules rules;
    private final Consumer<Alerts> changed;
    private final Consumer<LockkeeperException> failed;
    private Alerts alerts = Alerts.none();

    /**
     * @param changed hears of every reading
     * @param failed hears of every reading that failed
     */
    public AlertWatch(AlertRules rules, Consumer<Alerts> changed, Consumer<LockkeeperException> failed) {
        this.rules = rules;
        this.changed = changed;
        this.failed = failed;
    }

    @Override
    public void reading(Reading reading, Pace pace) {
        alerts = alerts.after(reading, rules);
        changed.accept(alerts);
    }

    @Override
    public void failed(LockkeeperException why, Pace pace) {
        failed.accept(why);
    }
}
