package org.lockkeeper.guard;

/** The guard said no, and nothing was changed. */
public final class GuardRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    GuardRefusedException(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** Stable and searchable, such as {@code LK-GUARD-PRODUCTION}. */
    public String code() {
        return code;
    }
}
