package org.lockkeeper.ui.activity;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.activity.ActivityListener;
import org.lockkeeper.activity.ActivityService;
import org.lockkeeper.activity.Gap;
import org.lockkeeper.activity.Pace;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.ui.Texts;

/**
 * What the poller told last.
 *
 * @param snapshot empty where the reading failed
 * @param gap before this reading, or before one that nobody has heard of any more
 * @param slow why it is read less often than wanted
 * @param failure why it was not read
 */
record Heard(Optional<Snapshot> snapshot, Optional<Gap> gap, Optional<String> slow, Optional<String> failure) {
    static Heard reading(Snapshot now, Pace pace) {
        return new Heard(
                Optional.of(now),
                now.reading().gap(),
                pace.isSlowed()
                        ? Optional.of(Texts.get(
                                "activity.notice.slow",
                                pace.took().toMillis(),
                                pace.actual().toSeconds()))
                        : Optional.empty(),
                Optional.empty());
    }

    static Heard failed(LockkeeperException why, Pace pace) {
        return new Heard(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Texts.get(
                        "activity.notice.failed",
                        why.sentence(),
                        Math.max(1, pace.actual().toSeconds()))));
    }

    /** In the place of one before that nobody has heard of. */
    Heard after(Heard before) {
        return new Heard(snapshot, gap.or(before::gap), slow, failure);
    }

    /** Listens in the poller's thread; only the latest waits for the toolkit. */
    static final class Ear implements ActivityListener {
        private final ActivityService service;
        private final Supplier<Thresholds> thresholds;
        private final Executor toolkit;
        private final Consumer<Heard> hears;
        private final AtomicReference<@Nullable Heard> latest = new AtomicReference<>();

        /** @param hears in the toolkit's thread */
        Ear(ActivityService service, Supplier<Thresholds> thresholds, Executor toolkit, Consumer<Heard> hears) {
            this.service = service;
            this.thresholds = thresholds;
            this.toolkit = toolkit;
            this.hears = hears;
        }

        @Override
        public void reading(Reading reading, Pace pace) {
            tell(Heard.reading(
                    Snapshot.of(reading, service.migrationsSoFar(reading), thresholds.get(), Shown.NOW), pace));
        }

        @Override
        public void failed(LockkeeperException why, Pace pace) {
            tell(Heard.failed(why, pace));
        }

        private void tell(Heard heard) {
            if (latest.getAndUpdate(before -> before == null ? heard : heard.after(before)) == null) {
                toolkit.execute(() -> {
                    Heard last = latest.getAndSet(null);
                    if (last != null) {
                        hears.accept(last);
                    }
                });
            }
        }
    }
}
