package org.lockkeeper.cli.render;

import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.TextTable.Cell;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.migration.MigrationState;

/** How a state looks: a sign and its word, never a colour alone. */
final class StateLook {
    private StateLook() {}

    static Cell cell(MigrationState state, Pen pen) {
        return Cell.of(sign(state, pen) + " " + state.label(), tone(state));
    }

    static String sign(MigrationState state, Pen pen) {
        return switch (state) {
            case APPLIED -> pen.sign("✓", "+");
            case PENDING -> pen.sign("○", "o");
            case FAILED -> pen.sign("✗", "x");
            case RUNNING -> pen.sign("▶", ">");
            case MODIFIED -> pen.sign("≠", "#");
            case MISSING -> "?";
            case ROLLED_BACK -> pen.sign("↺", "<");
            case OUT_OF_ORDER -> pen.sign("⇅", "%");
            case OUTDATED -> "~";
            case BASELINE -> pen.sign("▔", "=");
            case IGNORED -> pen.sign("·", ".");
            case UNAVAILABLE -> "!";
        };
    }

    static Tone tone(MigrationState state) {
        return switch (state) {
            case APPLIED -> Tone.GOOD;
            case PENDING, ROLLED_BACK, OUTDATED, RUNNING -> Tone.WORK;
            case FAILED, MISSING, MODIFIED -> Tone.BAD;
            case OUT_OF_ORDER, UNAVAILABLE -> Tone.CAUTION;
            case BASELINE, IGNORED -> Tone.QUIET;
        };
    }
}
