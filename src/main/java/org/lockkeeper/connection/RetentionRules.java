package org.lockkeeper.connection;

import java.time.ZoneId;

/**
 * How many backups of each environment are kept; one that any rule keeps is kept.
 *
 * @param last the newest ones, 0 to {@link #MOST}
 * @param daily the newest one of each of so many days that have one
 * @param weekly the same by ISO weeks, which begin on Monday
 * @param monthly the same by months
 * @param zone whose days they are
 */
public record RetentionRules(int last, int daily, int weekly, int monthly, ZoneId zone) {
    public static final int MOST = 10_000;

    /** Rules that would keep nothing are no rules. */
    public RetentionRules {
        if (last + daily + weekly + monthly <= 0) {
            throw new IllegalArgumentException("rules that keep nothing");
        }
    }
}
