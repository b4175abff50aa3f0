package org.lockkeeper.activity.record;

/**
 * How the window records.
 *
 * @param on whether it does
 * @param queries how much of the statements is kept
 * @param retention holds for what was recorded before too, and where nothing is recorded
 */
public record RecordingSettings(boolean on, QueryTexts queries, Retention retention) {
    /** What holds where nothing is set. */
    public static final RecordingSettings USUAL = new RecordingSettings(true, QueryTexts.FULL, Retention.USUAL);
}
