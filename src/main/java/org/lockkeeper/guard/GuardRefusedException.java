package org.lockkeeper.guard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The guard said no, and nothing was changed. */
public final class GuardRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sentence;
    private final transient Optional<Consent> request;

    GuardRefusedException(String code, String sentence) {
        this(code, sentence, Optional.empty(), null);
    }

    GuardRefusedException(String code, String sentence, Optional<Consent> request, @Nullable Throwable cause) {
        super(sentence, cause);
        this.code = code;
        this.sentence = sentence;
        this.request = request;
    }

    /** @param toPass what the command line has to be given; the message has it behind the sentence */
    GuardRefusedException(String code, String sentence, String toPass, Consent request) {
        super(sentence + " " + toPass);
        this.code = code;
        this.sentence = sentence;
        this.request = Optional.of(request);
    }

    /** Stable and searchable, such as {@code LK-GUARD-CONFIRM}. */
    public String code() {
        return code;
    }

    /** What was refused and why, without what only the command line takes. */
    public String sentence() {
        return sentence;
    }

    /** What would have to be confirmed, for a dry run; empty where no confirmation would help. */
    public Optional<Consent> request() {
        return request;
    }
}
