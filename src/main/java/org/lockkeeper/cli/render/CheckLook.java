package org.lockkeeper.cli.render;

import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.checks.CheckResult.Outcome;
import org.lockkeeper.checks.Severity;
import org.lockkeeper.checks.Verification;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;

/** How a check's outcome looks: a sign and its words, never a colour alone. */
final class CheckLook {
    private CheckLook() {}

    static String words(CheckResult check) {
        return switch (check.outcome()) {
            case PASSED, NOTHING -> check.outcome().label();
            case FELL_SHORT -> check.severity().label();
            case UNKNOWN -> check.severity() == Severity.ERROR ? "error: not known" : "not known";
        };
    }

    static String sign(CheckResult check, Pen pen) {
        return switch (check.outcome()) {
            case PASSED -> pen.sign("✓", "+");
            case FELL_SHORT -> check.severity() == Severity.ERROR ? pen.sign("✗", "x") : "!";
            case UNKNOWN -> "?";
            case NOTHING -> pen.sign("·", ".");
        };
    }

    static Tone tone(CheckResult check) {
        return check.outcome() == Outcome.NOTHING
                ? Tone.QUIET
                : check.passed() ? Tone.GOOD : check.severity() == Severity.ERROR ? Tone.BAD : Tone.CAUTION;
    }

    /** What it comes to, in a sentence. */
    static String summary(Verification verification) {
        long passed = verification.checks().stream()
                .filter(check -> check.outcome() == Outcome.PASSED)
                .count();
        return "%d passed, %s, %s"
                .formatted(
                        passed,
                        Words.count(verification.fellShort(Severity.ERROR).size(), "error"),
                        Words.count(verification.fellShort(Severity.WARNING).size(), "warning"));
    }
}
