package org.lockkeeper.runbook;

/** What speaks for rolling back, and what for fixing forward: section 5 of the migration strategy. */
public enum Criterion {
    DATA_CORRUPTED(true, "Is data corrupted?"),
    FAILED_PARTIALLY(true, "Did a migration fail half way?"),
    APPLICATION_CRASHES(true, "Does the application crash since the migration?"),
    MUCH_SLOWER(true, "Is it more than 50 % slower?"),
    DATA_LOST(true, "Was data lost?"),
    MINOR_BUGS(false, "Are there minor bugs in what is new?"),
    SLIGHTLY_SLOWER(false, "Is it slower, by less than 20 %?"),
    SIDE_FUNCTION_BROKEN(false, "Is something broken that is not critical?");

    private final boolean critical;
    private final String question;

    Criterion(boolean critical, String question) {
        this.critical = critical;
        this.question = question;
    }

    /** Whether yes speaks for rolling back. */
    public boolean isCritical() {
        return critical;
    }

    public String question() {
        return question;
    }
}
