package org.lockkeeper.logs.finding;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in a sentence what was found, and what can be done. */
final class FindingWords {
    private static final double MEGA = 1_000_000;

    private FindingWords() {}

    static String sentence(FindingKind kind, KindTally tally, List<Deadlock> deadlocks) {
        long count = tally.count();
        double most = tally.occurrences().getFirst().value();
        return switch (kind) {
            case DEADLOCK ->
                "%s: %s. Let the transactions take their locks in one order."
                        .formatted(number(count, "deadlock", "deadlocks"), between(deadlocks));
            case OUT_OF_MEMORY ->
                "%s. Look at work_mem times the connections, and at what else runs there."
                        .formatted(memory(count - tally.apart(), tally.apart()));
            case FAILED_LOGIN -> "%s%s.".formatted(number(count, "login was", "logins were") + " refused", most(tally));
            case LOCK_WAIT ->
                "%s for a lock longer than deadlock_timeout; the longest took %s."
                        .formatted(number(count, "message tells of a wait", "messages tell of waits"), time(most));
            case SLOW_STATEMENT ->
                "%s logged with their time; the slowest took %s, all together %s."
                        .formatted(number(count, "statement was", "statements were"), time(most), time(tally.sum()));
            case TEMPORARY_FILE ->
                "%s written, %s in all, the largest %s. More work_mem for these statements, or a better plan, avoids them."
                        .formatted(
                                number(count, "temporary file was", "temporary files were"),
                                bytes(tally.sum()),
                                bytes(most));
            case CHECKPOINT ->
                tally.apart() == 0
                        ? "%s; the longest took %s.".formatted(number(count, "checkpoint", "checkpoints"), time(most))
                        : "%s, %,d of the messages because they came too soon: a larger max_wal_size spreads them."
                                .formatted(number(count, "checkpoint message", "checkpoint messages"), tally.apart());
            case AUTOVACUUM ->
                "%s by autovacuum%s."
                        .formatted(number(count, "table was worked on", "pieces of work were done"), most(tally));
        };
    }

    /** Signal 9 may come from a person too. */
    private static String memory(long out, long killed) {
        String ranOut = out == 0 ? "" : "Memory ran out " + (out == 1 ? "once" : "%,d times".formatted(out));
        return killed == 0
                ? ranOut
                : ranOut + (out == 0 ? "" : ". ") + number(killed, "process was", "processes were")
                        + " ended by signal 9, as the system does where memory runs out: the system's own log says whether it did";
    }

    private static String number(long count, String one, String several) {
        return String.format(Locale.ENGLISH, "%,d %s", count, count == 1 ? one : several);
    }

    private static String between(List<Deadlock> deadlocks) {
        return deadlocks.stream()
                .filter(deadlock -> !deadlock.sides().isEmpty())
                .findFirst()
                .map(deadlock -> "the first between pids "
                        + deadlock.sides().stream()
                                .map(side -> Integer.toString(side.pid()))
                                .collect(Collectors.joining(" and ")))
                .orElse("the log does not say between whom");
    }

    private static String most(KindTally tally) {
        return tally.subject()
                .map(subject ->
                        String.format(Locale.ENGLISH, ", %,d of them for \"%s\"", subject.getValue(), subject.getKey()))
                .orElse("");
    }

    static String time(double millis) {
        if (millis < 1_000) {
            return String.format(Locale.ENGLISH, "%.0f ms", millis);
        }
        if (millis < 60_000) {
            return String.format(Locale.ENGLISH, "%.1f s", millis / 1_000);
        }
        long seconds = Math.round(millis / 1_000);
        return seconds < 3_600
                ? "%d m %02d s".formatted(seconds / 60, seconds % 60)
                : String.format(Locale.ENGLISH, "%,d h %02d m", seconds / 3_600, seconds / 60 % 60);
    }

    static String bytes(double bytes) {
        return bytes < MEGA
                ? String.format(Locale.ENGLISH, "%,.0f kB", Math.ceil(bytes / 1_000))
                : bytes < MEGA * 1_000
                        ? String.format(Locale.ENGLISH, "%,.0f MB", bytes / MEGA)
                        : String.format(Locale.ENGLISH, "%,.1f GB", bytes / MEGA / 1_000);
    }
}
