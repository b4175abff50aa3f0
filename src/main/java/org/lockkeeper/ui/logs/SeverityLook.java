package org.lockkeeper.ui.logs;

import java.util.Optional;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.ui.control.Tone;

/** How levels look; their words stand beside. */
final class SeverityLook {
    private SeverityLook() {}

    static Optional<Tone> tone(Severity severity) {
        return switch (severity) {
            case PANIC, FATAL, ERROR -> Optional.of(Tone.DANGER);
            case WARNING -> Optional.of(Tone.WARNING);
            case NOTICE, INFO, LOG -> Optional.empty();
            case DEBUG, NONE -> Optional.of(Tone.QUIET);
        };
    }
}
