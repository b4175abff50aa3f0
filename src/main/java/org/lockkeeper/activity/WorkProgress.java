package org.lockkeeper.activity;

/**
 * How far a long command is, by {@code pg_stat_progress_*}.
 *
 * @param command such as {@code CREATE INDEX CONCURRENTLY}
 * @param phase as the server words it; the numbers are those of the phase alone
 * @param relation what it works on; empty where that is another database's
 * @param unit what is counted
 * @param total 0 where it is not known
 */
public record WorkProgress(int pid, String command, String phase, String relation, String unit, long done, long total) {
    /** How much of the phase is done, from 0 to 1; negative where that is not known. */
    public double fraction() {
        return total <= 0 ? -1 : Math.clamp((double) done / total, 0, 1);
    }
}
