package org.lockkeeper.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.activity.DatabaseHit;
import org.lockkeeper.backup.RestorePlanner.Plan;
import org.lockkeeper.guard.Outcome;

/** What a restore or a swap does and did, as a person is told before it is confirmed and as the audit trail has it. */
final class RestoreWords {
    private RestoreWords() {}

    /** The backup and how much of it. */
    static String what(Plan plan) {
        String rows = plan.request().tables().isEmpty()
                ? ""
                : ", " + plan.request().words().getFirst();
        return plan.source()
                .manifest()
                .map(manifest -> "%s (of %s, %s, %s)%s"
                        .formatted(
                                manifest.name(),
                                manifest.profile(),
                                manifest.startedAt(),
                                Figures.bytes(manifest.dump().bytes()),
                                rows))
                .orElse(plan.source().name() + " (of unknown origin)" + rows);
    }

    /** What is gone where the backup takes the place of what is there. */
    static String loss(Plan plan, Instant now) {
        return plan.source()
                .manifest()
                .map(manifest -> "what was written since the backup began, %s ago, is not in it"
                        .formatted(Figures.time(Duration.between(manifest.startedAt(), now))))
                .orElse("what was written since the dump was made is not in it");
    }

    static List<String> swapping(DatabaseHit hit) {
        List<String> lines = new ArrayList<>();
        lines.add("renames both databases in one transaction; whoever connects meanwhile waits");
        lines.addAll(connected(hit));
        return lines;
    }

    /** Who is disconnected. */
    static List<String> connected(DatabaseHit hit) {
        List<String> lines = new ArrayList<>();
        lines.add(
                hit.sessions() == 0
                        ? "nobody is connected now; whoever is then is disconnected"
                        : "disconnects everybody, now %d sessions:".formatted(hit.sessions()));
        lines.addAll(hit.lines());
        return lines;
    }

    static Outcome outcome(Restored restored) {
        return new Outcome(
                Outcome.Result.DONE,
                "It is in %s now%s."
                        .formatted(
                                restored.database(),
                                restored.previous()
                                        .map(kept -> ", and what was there is kept as " + kept)
                                        .orElse("")));
    }

    /** With its full stop, which a server's words have not. */
    static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }
}
