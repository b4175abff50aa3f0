package org.lockkeeper.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure that a person can act on: a stable code to search for, one sentence that says what failed, where and what to do, and
 * the exit code that it means. The cause is for the log alone.
 */
public class LockkeeperException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final ExitCode exitCode;

    /**
     * @param code stable and searchable, such as {@code LK-MIG-P3009}
     * @param sentence what failed, on which environment, and what to do
     */
    public LockkeeperException(String code, ExitCode exitCode, String sentence) {
        this(code, exitCode, sentence, null);
    }

    /** As the shorter constructor, with the cause that the log should show. */
    public LockkeeperException(String code, ExitCode exitCode, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.code = code;
        this.exitCode = exitCode;
    }

    public String code() {
        return code;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** The sentence; never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
