package org.lockkeeper.ui.logs;

import java.time.Instant;
import java.util.Optional;

/** Goes to a moment of a log as soon as it is known where that is: when all of it was looked through and searched. */
final class Arrival {
    private final LogViewModel log;
    private Optional<Instant> wanted = Optional.empty();

    Arrival(LogViewModel log) {
        this.log = log;
        log.seenProperty().subscribe(_ -> arrive());
        log.find().searchingProperty().subscribe(_ -> arrive());
    }

    void at(Instant moment) {
        wanted = Optional.of(moment);
        arrive();
    }

    private void arrive() {
        boolean known =
                log.file().isComplete() && !log.find().searchingProperty().get();
        if (known) {
            Optional<Instant> moment = wanted;
            wanted = Optional.empty();
            moment.ifPresent(log.place()::goTo);
        }
    }
}
