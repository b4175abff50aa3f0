package org.lockkeeper.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockkeeper.audit.AuditedAction;
import org.lockkeeper.cli.render.AuditedActions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads the record. */
@Command(
        name = "show",
        description = {
            "Shows the guarded actions, the newest first.",
            "Exits 2 where the trail does not hold, names the first bad entry, and shows what there is."
        },
        footer = {"  lockkeeper audit show", "  lockkeeper audit show --env prod-eu --last 20 --format json"})
final class AuditShowCommand implements Callable<Integer> {
    private final CliContext cli;

    @Option(names = "--env", paramLabel = "NAME", description = "Only what was done on this profile.")
    private Optional<String> environment = Optional.empty();

    @Option(names = "--last", paramLabel = "COUNT", description = "Only the newest. Default: all.")
    private Optional<Integer> last = Optional.empty();

    AuditShowCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        Format format = cli.format(Format.MARKDOWN);
        Unclosed.tell(cli);
        List<AuditedAction> actions = AuditFiles.reading(cli.services().audit(), audit -> audit.actions()).stream()
                .filter(action -> environment.isEmpty() || environment.get().equals(action.profile()))
                .limit(last.orElse(Integer.MAX_VALUE))
                .toList();
        AuditedActions shown = new AuditedActions(actions);
        switch (format) {
            case JSON -> cli.print(shown);
            case MARKDOWN -> cli.print(shown.markdown());
            case TABLE, SQL -> cli.print(shown.table(cli.io().outPen()));
        }
        return AuditFiles.warn(cli, AuditFiles.check(cli.services().audit())).value();
    }
}
