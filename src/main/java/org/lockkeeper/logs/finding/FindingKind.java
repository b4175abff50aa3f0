package org.lockkeeper.logs.finding;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.logs.format.Severity;

/**
 * What a server's messages may tell of, by the words of its English messages (src/backend: postgres.c, proc.c, deadlock.c, xlog.c, vacuumlazy.c,
 * auth.c, miscinit.c, postinit.c, fd.c, mcxt.c).
 */
public enum FindingKind {
    DEADLOCK("deadlock detected"),
    OUT_OF_MEMORY("out of memory|Cannot allocate memory|was terminated by signal 9"),
    FAILED_LOGIN(
            "authentication failed for user|no pg_hba\\.conf entry for|pg_hba\\.conf rejects (replication )?connection for|FATAL.*role \\\\?\".*\" (does not exist|is not permitted to log in)|FATAL.*database \\\\?\".*\" (does not exist|is not currently accepting connections)|FATAL.*permission denied for database"),
    LOCK_WAIT("process [0-9]+ (still waiting for|acquired) .* after [0-9.]+ ms"),
    SLOW_STATEMENT("duration: [0-9.]+ ms"),
    TEMPORARY_FILE("temporary file: path"),
    CHECKPOINT("checkpoint complete|checkpoints are occurring too frequently|restartpoint complete"),
    AUTOVACUUM("automatic (aggressive )?(vacuum|analyze)|canceling autovacuum task");

    /** What the postmaster says of a process that the system's out-of-memory killer, or somebody else, ended. */
    static final String KILLED = "was terminated by signal 9";

    private static final int LONGEST_NAME = 120;

    private final String pattern;

    FindingKind(String pattern) {
        this.pattern = pattern;
    }

    /** The lines that tell of it, as a regular expression (RE2). */
    public String pattern() {
        return pattern;
    }

    /** The word in small letters, as JSON gives it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a message in {@code [from, to)} tells of; empty for most. */
    static Optional<FindingKind> of(byte[] b, int from, int to, Severity severity) {
        if (from >= to) {
            return Optional.empty();
        }
        FindingKind kind = switch (b[from]) {
            case 'd' ->
                starts(b, from, to, "duration: ")
                        ? SLOW_STATEMENT
                        : starts(b, from, to, "deadlock detected") ? DEADLOCK : null;
            case 'p' ->
                starts(b, from, to, "process ")
                                && (contains(b, from, to, " still waiting for ") || contains(b, from, to, " acquired "))
                        ? LOCK_WAIT
                        : null;
            case 'c' ->
                starts(b, from, to, "checkpoint complete")
                                || starts(b, from, to, "checkpoints are occurring too frequently")
                        ? CHECKPOINT
                        : starts(b, from, to, "canceling autovacuum task") ? AUTOVACUUM : memory(b, from, to);
            case 'r' -> starts(b, from, to, "restartpoint complete") ? CHECKPOINT : null;
            case 'a' -> starts(b, from, to, "automatic ") ? AUTOVACUUM : killed(b, from, to);
            case 't' -> starts(b, from, to, "temporary file: path") ? TEMPORARY_FILE : null;
            case 'o' -> starts(b, from, to, "out of memory") ? OUT_OF_MEMORY : null;
            default -> killed(b, from, to);
        };
        return kind == null && severity.isAtLeast(Severity.ERROR)
                ? grave(b, from, to, severity)
                : Optional.ofNullable(kind);
    }

    private static @Nullable FindingKind memory(byte[] b, int from, int to) {
        return starts(b, from, to, "could not fork ") && contains(b, from, to, "Cannot allocate memory")
                ? OUT_OF_MEMORY
                : killed(b, from, to);
    }

    /** Processes have many names: "server process" until 17, "client backend" from 18 on, and each kind of worker its own. */
    private static @Nullable FindingKind killed(byte[] b, int from, int to) {
        int last = Math.min(to, from + LONGEST_NAME);
        for (int i = from; i < last; i++) {
            if (b[i] == '(' && starts(b, i, to, "(PID ")) {
                return contains(b, i, Math.min(to, i + LONGEST_NAME), KILLED) ? OUT_OF_MEMORY : null;
            }
        }
        return null;
    }

    private static Optional<FindingKind> grave(byte[] b, int from, int to, Severity severity) {
        if (contains(b, from, to, "Cannot allocate memory")) {
            return Optional.of(OUT_OF_MEMORY);
        }
        return severity == Severity.FATAL && isLogin(b, from, to) ? Optional.of(FAILED_LOGIN) : Optional.empty();
    }

    private static boolean isLogin(byte[] b, int from, int to) {
        return switch (b[from]) {
            case 'n' -> starts(b, from, to, "no pg_hba.conf entry for");
            case 'p' ->
                starts(b, from, to, "pg_hba.conf rejects ")
                        || starts(b, from, to, "permission denied for database ")
                        || contains(b, from, to, "authentication failed for user");
            case 'r' ->
                starts(b, from, to, "role ")
                        && (contains(b, from, to, " does not exist")
                                || contains(b, from, to, " is not permitted to log in"));
            case 'd' ->
                starts(b, from, to, "database ")
                        && (contains(b, from, to, " does not exist")
                                || contains(b, from, to, " is not currently accepting connections"));
            default -> contains(b, from, to, "authentication failed for user");
        };
    }

    private static boolean starts(byte[] b, int from, int to, String text) {
        return matches(b, from, to, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean contains(byte[] b, int from, int to, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = from; i + wanted.length <= to; i++) {
            if (matches(b, i, to, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] b, int from, int to, byte[] text) {
        if (from + text.length > to) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (b[from + i] != text[i]) {
                return false;
            }
        }
        return true;
    }
}
