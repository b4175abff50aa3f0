package org.lockkeeper.testing;

import java.time.Duration;
import org.lockkeeper.migration.Pauses;
import org.lockkeeper.task.CancelToken;

/** Does something instead of waiting between two tries. */
public record AtPause(Runnable action) implements Pauses {
    @Override
    public Duration after(int failed) {
        return Duration.ofMillis(failed);
    }

    @Override
    public void await(Duration pause, CancelToken cancel) {
        action.run();
    }
}
