package org.lockkeeper.deploy;

/**
 * What an automatic check found.
 *
 * @param fact what was seen, in a sentence
 */
public record CheckResult(Finding finding, String fact) {
    static CheckResult passed(String fact) {
        return new CheckResult(Finding.PASSED, fact);
    }

    static CheckResult failed(String fact) {
        return new CheckResult(Finding.FAILED, fact);
    }

    static CheckResult unknown(String why) {
        return new CheckResult(Finding.UNKNOWN, "Not known: " + why);
    }

    /** The three answers. */
    public enum Finding {
        PASSED,
        FAILED,
        /** It could not be found out; a person may stand for it. */
        UNKNOWN
    }
}
