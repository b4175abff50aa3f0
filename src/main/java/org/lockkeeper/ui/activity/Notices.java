package org.lockkeeper.ui.activity;

import java.util.Optional;
import org.lockkeeper.activity.Gap;
import org.lockkeeper.activity.Pace;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.ui.Texts;

/** What has to be said beside a reading. */
final class Notices {
    private Notices() {}

    static Optional<String> of(Reading reading, Pace pace) {
        Optional<String> slow = pace.isSlowed()
                ? Optional.of(Texts.get(
                        "activity.notice.slow",
                        pace.took().toMillis(),
                        pace.actual().toSeconds()))
                : Optional.empty();
        return reading.gap()
                .map(Gap::words)
                .or(() -> slow)
                .or(() -> reading.server().access().missing());
    }
}
