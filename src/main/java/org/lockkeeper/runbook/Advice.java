package org.lockkeeper.runbook;

import java.util.List;

/**
 * What the answers speak for; the decision is a person's.
 *
 * @param sentence why
 */
public record Advice(Verdict verdict, String sentence) {
    /** The ways to read the answers. */
    public enum Verdict {
        ROLL_BACK,
        FIX_FORWARD,
        LOOK_FIRST,
        LEAVE
    }

    /** By section 5 of the strategy: one critical yes is enough to roll back; minor ones are fixed forward. */
    public static Advice of(List<Finding> findings) {
        List<String> critical = questions(findings, true, Answer.YES);
        if (!critical.isEmpty()) {
            return new Advice(
                    Verdict.ROLL_BACK,
                    "Roll back: %s."
                            .formatted(words(critical, "one critical criterion holds", "critical criteria hold")));
        }
        List<String> open = questions(findings, true, Answer.UNKNOWN);
        if (!open.isEmpty()) {
            return new Advice(
                    Verdict.LOOK_FIRST,
                    "Look first: %s."
                            .formatted(words(open, "one critical question is open", "critical questions are open")));
        }
        if (!questions(findings, false, Answer.YES).isEmpty()) {
            return new Advice(Verdict.FIX_FORWARD, "Fix forward: only minor criteria hold, and no critical one does.");
        }
        return new Advice(Verdict.LEAVE, "Leave it: nothing speaks for rolling back.");
    }

    private static List<String> questions(List<Finding> findings, boolean critical, Answer answer) {
        return findings.stream()
                .filter(finding -> finding.criterion().isCritical() == critical && finding.answer() == answer)
                .map(finding -> finding.criterion().question())
                .toList();
    }

    private static String words(List<String> questions, String one, String many) {
        return questions.size() == 1 ? one : questions.size() + " " + many;
    }
}
