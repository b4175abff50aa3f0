package org.lockkeeper.migration.flyway;

import java.util.List;

/** Which transaction rule a plan follows, in words. */
final class TransactionRule {
    private TransactionRule() {}

    /**
     * Says it.
     *
     * @param outside the migrations that Flyway runs outside a transaction
     * @param timestamp whether a script holds the time of the run
     */
    static String text(List<String> outside, boolean timestamp, boolean sessionLock) {
        StringBuilder rule = new StringBuilder(
                "Each migration runs in one transaction together with its history row; if it fails, nothing of it stays and the history has no row for it.");
        if (!outside.isEmpty()) {
            rule.append(" Outside a transaction, each statement committing by itself: ")
                    .append(String.join(", ", outside))
                    .append(
                            "; if one of these fails, what came before the failing statement stays and the history gets a failed row.")
                    .append(
                            " For this run postgresql.transactional.lock is false: Flyway's lock is held by the session, since CREATE INDEX CONCURRENTLY would wait forever for the transaction that holds it otherwise.");
        } else if (sessionLock) {
            rule.append(" Flyway's lock is held by the session (postgresql.transactional.lock is false).");
        }
        if (timestamp) {
            rule.append(" ${flyway:timestamp} stands for the time of the run, so that the preview shows another one.");
        }
        return rule.toString();
    }
}
