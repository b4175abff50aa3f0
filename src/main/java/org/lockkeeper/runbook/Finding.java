package org.lockkeeper.runbook;

/**
 * An answer and where it comes from.
 *
 * @param evidence what was found, in a sentence; who has to look and where, where nothing was
 */
public record Finding(Criterion criterion, Answer answer, String evidence) {
    /** The same, answered by a person. */
    public Finding answered(Answer other) {
        return new Finding(criterion, other, evidence);
    }
}
