package org.lockkeeper.ui.activity;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.activity.ActivityListener;
import org.lockkeeper.activity.ActivityService;
import org.lockkeeper.activity.Pace;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.ui.Texts;

/** What the poller told last. */
record Heard(Optional<Snapshot> snapshot, Optional<String> notice) {

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
            Snapshot now = Snapshot.of(reading, service.migrationsSoFar(reading), thresholds.get(), Shown.NOW);
            tell(new Heard(Optional.of(now), Notices.of(reading, pace)));
        }

        @Override
        public void failed(LockkeeperException why, Pace pace) {
            tell(new Heard(
                    Optional.empty(),
                    Optional.of(Texts.get(
                            "activity.notice.failed",
                            why.sentence(),
                            Math.max(1, pace.actual().toSeconds())))));
        }

        private void tell(Heard heard) {
            if (latest.getAndSet(heard) == null) {
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
