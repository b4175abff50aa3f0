package org.lockkeeper.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.render.RecoveryJson;
import org.lockkeeper.cli.render.RecoveryText;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.Recovery;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** After a run that did not end well. */
@Command(
        name = "recover",
        description = {
            "Tells in what state an environment is after a run that failed or was killed: what was applied, what stopped where, which statements took effect, and the ways out with the commands to type.",
            "Changes nothing, unless told to drop an invalid index or to end a session; production wants --plan and --confirm for these. Exits 0 where nothing is wrong, 2 where somebody has to act."
        },
        footer = {
            "  lockkeeper recover --env staging",
            "  lockkeeper recover --env staging --drop-index public.product_price_idx",
            "  lockkeeper recover --env staging --end-session 4711 --backend-start 2026-11-20T10:11:12.123456Z"
        })
final class RecoverCommand implements Callable<Integer> {
    private final CliContext cli;

    @Option(names = "--env", required = true, paramLabel = "NAME", description = "The profile's name in the workspace.")
    private String environment = "";

    @ArgGroup(multiplicity = "0..1")
    private Choice choice = new Choice();

    @Mixin
    private final ConfirmOptions confirmation = new ConfirmOptions();

    RecoverCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices open = cli.open()) {
            MigrationService service = open.migrations();
            if (!choice.index.isEmpty()) {
                return done(
                        format,
                        service.dropInvalidIndex(environment, choice.index, confirmation, cli.cancelledByInterrupt()));
            }
            if (choice.session.pid > 0) {
                return done(
                        format,
                        service.endSession(
                                environment,
                                choice.session.pid,
                                choice.session.start(),
                                confirmation,
                                cli.cancelledByInterrupt()));
            }
            Recovery recovery = service.recovery(environment);
            switch (format) {
                case JSON -> cli.print(new RecoveryJson(recovery, open.workspace()));
                case TABLE, MARKDOWN, SQL ->
                    cli.print(RecoveryText.render(
                            recovery, open.workspace(), cli.io().outPen()));
            }
            return (recovery.isClear() ? ExitCode.OK : ExitCode.ATTENTION).value();
        }
    }

    private int done(Format format, String words) {
        switch (format) {
            case JSON ->
                cli.print(json -> {
                    json.writeStringProperty("environment", environment);
                    json.writeStringProperty("changed", words);
                });
            case TABLE, MARKDOWN, SQL -> cli.print("%s: %s%n".formatted(Inert.line(environment), Inert.line(words)));
        }
        return ExitCode.OK.value();
    }

    /** At most one of the two is given. */
    static final class Choice {
        @Option(
                names = "--drop-index",
                required = true,
                paramLabel = "NAME",
                description = "Drops this index, which a CONCURRENTLY that failed left marked invalid.")
        private String index = "";

        @ArgGroup(exclusive = false)
        private Session session = new Session();
    }

    /** Exactly one session. */
    static final class Session {
        @Option(
                names = "--end-session",
                required = true,
                paramLabel = "PID",
                description = "Ends this session, which holds the engine's lock, with its transaction.")
        private int pid;

        @Option(
                names = "--backend-start",
                required = true,
                paramLabel = "TIME",
                description =
                        "When that session connected, as it is listed: a later one with the same pid is left alone.")
        private String backendStart = "";

        Instant start() {
            try {
                return Instant.parse(backendStart);
            } catch (DateTimeParseException e) {
                throw new LockkeeperException(
                        "LK-CLI-USAGE",
                        ExitCode.USAGE,
                        "\"%s\" is not a time such as 2026-11-20T10:11:12.123456Z; copy it from what recover lists."
                                .formatted(Inert.line(backendStart)),
                        e);
            }
        }
    }
}
