package org.lockkeeper.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunPulse;
import org.lockkeeper.migration.RunRetry;

/** A listener that keeps what it hears of a run's waiting. */
public final class Heard implements RunListener {
    public final List<RunPulse> pulses = new CopyOnWriteArrayList<>();
    public final List<RunRetry> retries = new CopyOnWriteArrayList<>();
    public final List<String> notices = new CopyOnWriteArrayList<>();

    @Override
    public void pulse(RunPulse pulse) {
        pulses.add(pulse);
    }

    @Override
    public void retry(RunRetry retry) {
        retries.add(retry);
    }

    @Override
    public void notice(String text) {
        notices.add(text);
    }
}
