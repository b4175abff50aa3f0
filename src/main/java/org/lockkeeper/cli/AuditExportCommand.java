package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.audit.TrailCheck;
import org.lockkeeper.cli.render.AuditedActions;
import picocli.CommandLine.Command;

/** Gives the record away. */
@Command(
        name = "export",
        description = {
            "Prints the audit trail byte for byte, to be kept elsewhere; its head goes to standard error.",
            "With --format json or markdown it prints the actions in that form.",
            "Exits 2 where the trail does not hold, names the first bad entry, and prints what there is."
        },
        footer = {"  lockkeeper audit export > trail.jsonl", "  lockkeeper audit export --format json > trail.json"})
final class AuditExportCommand implements Callable<Integer> {
    private final CliContext cli;

    AuditExportCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format(Format.MARKDOWN);
        Unclosed.tell(cli);
        AuditTrail audit = cli.services().audit();
        switch (format) {
            case JSON -> cli.print(actions(audit));
            case MARKDOWN -> cli.print(actions(audit).markdown());
            case TABLE, SQL -> {
                byte[] trail = AuditFiles.reading(audit, AuditTrail::export);
                cli.io().out().write(trail, 0, trail.length);
            }
        }
        TrailCheck check = AuditFiles.check(audit);
        cli.message("Head: " + check.head());
        return AuditFiles.warn(cli, check).value();
    }

    private static AuditedActions actions(AuditTrail audit) {
        return new AuditedActions(AuditFiles.reading(audit, AuditTrail::actions));
    }
}
