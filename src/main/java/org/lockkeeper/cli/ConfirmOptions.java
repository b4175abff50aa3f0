package org.lockkeeper.cli;

import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Verdict;
import picocli.CommandLine.Option;

/** What the arguments confirm. */
final class ConfirmOptions implements Confirmer {
    @Option(
            names = "--plan",
            paramLabel = "DIGEST",
            description =
                    "The digest that preview, or this command without it, printed: anything else than what was reviewed is refused. Production wants it.")
    private String plan = "";

    @Option(
            names = "--confirm",
            paramLabel = "TEXT",
            description =
                    "The database's name as the server reports it: another database is refused. Production wants it.")
    private String confirm = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description =
                    "Why it has to be now; production wants it outside the workspace's change window and within its peak hours. It goes into the audit trail.")
    private String reason = "";

    /** The digest that was given; empty where none was. */
    String plan() {
        return plan;
    }

    /** The name that was typed; empty where none was. */
    String confirm() {
        return confirm;
    }

    /** Why now; empty where nobody said. */
    String reason() {
        return reason;
    }

    /** Where one confirmation is enough, the environment's name in the command is that one. */
    @Override
    public String acknowledge(Consent request) {
        boolean named = request.verdict() == Verdict.ONCE && request.site().environment() != Environment.PRODUCTION;
        return plan.isEmpty() && named ? request.digest() : plan;
    }

    @Override
    public String typeName(Consent request) {
        return confirm;
    }

    @Override
    public String giveReason(Consent request) {
        return reason;
    }
}
