package org.lockkeeper.guard;

/**
 * Who answers for an operation: a window's dialogs, a command's arguments. It returns the very text that a person gave, never a
 * boolean, and the guard compares; what was not given is the empty string. It is asked in the thread of the operation, never the
 * window's.
 *
 * <p>It is asked on every environment. What is missing matters only where {@link Consent#verdict()} wants it; what is there has to
 * be right everywhere.
 */
public interface Confirmer {
    /** Confirms nothing: enough where everything is {@link Verdict#FREE}. */
    Confirmer NOBODY = new Confirmer() {
        @Override
        public String acknowledge(Consent request) {
            return "";
        }

        @Override
        public String typeName(Consent request) {
            return "";
        }

        @Override
        public String giveReason(Consent request) {
            return "";
        }
    };

    /** The digest of what was reviewed, given only after the consequences were shown and acknowledged. */
    String acknowledge(Consent request);

    /** What was typed where the database's name is wanted; asked after the digest was right. */
    String typeName(Consent request);

    /** Why it has to be now; needed where {@link Consent#objection()} says something, and kept wherever it is given. */
    String giveReason(Consent request);
}
