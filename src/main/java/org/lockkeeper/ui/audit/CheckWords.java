package org.lockkeeper.ui.audit;

import java.util.Optional;
import org.lockkeeper.audit.TrailCheck;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;

/**
 * What a check found, in words.
 *
 * @param head to be kept elsewhere; empty where nothing could be read
 */
public record CheckWords(Tone tone, String sentence, Optional<String> head) {
    static CheckWords of(TrailCheck check) {
        return check.flaw()
                .map(flaw -> new CheckWords(
                        Tone.DANGER,
                        Texts.get("audit.check.bad", flaw.kind().label(), flaw.sentence()),
                        Optional.of(check.head())))
                .orElseGet(() -> new CheckWords(
                        Tone.SUCCESS, Texts.get("audit.check.good", check.entries()), Optional.of(check.head())));
    }

    static CheckWords unreadable(String sentence) {
        return new CheckWords(Tone.DANGER, sentence, Optional.empty());
    }
}
