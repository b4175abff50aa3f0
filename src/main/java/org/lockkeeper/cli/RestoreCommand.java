package org.lockkeeper.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.backup.RestoreService;
import org.lockkeeper.backup.RestoreWish;
import org.lockkeeper.backup.Restored;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a backup back. */
@Command(
        name = "restore",
        description = {
            "Restores a backup, or any dump, into a new database beside the one that the profile leads to.",
            "--swap then renames the present one away, to NAME_before_YYYYMMDD_HHMMSS, and the new one in; --undo swaps back. Everybody is disconnected for that moment.",
            "--clean restores over the present database instead, in one transaction: it holds wholly or changes nothing.",
            "Roles, tablespaces and extensions that the backup wants and the server does not have are listed before it starts. The first error ends it and says at which object; a new database is then dropped again.",
            "Production wants --plan and --confirm; what is missing or different exits 3."
        },
        footer = {
            "  lockkeeper restore prod-eu_shop_20261125T101112Z --env staging",
            "  lockkeeper restore NAME --env prod-eu --swap --plan DIGEST --confirm shop",
            "  lockkeeper restore --undo --env prod-eu --plan DIGEST --confirm shop",
            "  lockkeeper restore other.dump --env dev --into other --no-owner --no-privileges"
        })
final class RestoreCommand implements Callable<Integer> {
    private final CliContext cli;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "A backup's name, or the path of its folder, or of any dump: a file, a folder or a script.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--env", required = true, paramLabel = "NAME", description = "The profile's name in the workspace.")
    private String environment = "";

    @Option(
            names = "--into",
            paramLabel = "DATABASE",
            description = "The new database's name. Default: the present one's with _restored.")
    private Optional<String> into = Optional.empty();

    @Option(names = "--swap", description = "Put the new database in the present one's place.")
    private boolean swap;

    @Option(names = "--undo", description = "Put the newest database that a swap has put away back into its place.")
    private boolean undo;

    @Option(names = "--clean", description = "Drop what is there and restore over it, in one transaction.")
    private boolean clean;

    @Option(names = "--jobs", paramLabel = "N", description = "How many items are restored at once. Default: 2.")
    private int jobs = 2;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description =
                    "Only this table, with its partitions, indexes, checks and rights, and in a new database what it needs; without foreign keys. May be repeated.")
    private List<String> tables = new ArrayList<>();

    @Option(names = "--no-owner", description = "The restoring role owns everything.")
    private boolean noOwner;

    @Option(names = "--no-privileges", description = "No GRANT and no REVOKE.")
    private boolean noPrivileges;

    @Option(names = "--no-tablespaces", description = "Everything goes into the usual tablespace.")
    private boolean noTablespaces;

    @Mixin
    private final ConfirmOptions confirmation = new ConfirmOptions();

    RestoreCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        if (undo == name.isPresent() || name.filter(String::isBlank).isPresent()) {
            throw usage("Say what to restore: the name of a backup, the path of a dump, or --undo without either.");
        }
        if (jobs < 1 || jobs > BackupOptions.MOST_JOBS) {
            throw usage("--jobs takes 1 to %d.".formatted(BackupOptions.MOST_JOBS));
        }
        try (WorkspaceServices open = cli.open();
                ProgressBar bar = cli.progress()) {
            CancelToken cancel = new CancelToken();
            cli.interruption().onInterrupt(() -> {
                bar.clear();
                cli.message("Cancel asked for; ending the restore and dropping what there is of it.");
                cancel.cancel();
            });
            Restored restored = FetchFirst.orTold(
                    open,
                    name.orElse(""),
                    () -> restore(open.backups().restores(), new BackupProgress(cli, bar), cancel));
            bar.clear();
            switch (format) {
                case JSON -> cli.print(document(restored));
                case TABLE, MARKDOWN, SQL -> cli.print(text(restored));
            }
            return ExitCode.OK.value();
        }
    }

    private Restored restore(RestoreService service, BackupProgress progress, CancelToken cancel) {
        return name.map(source -> service.restore(
                        environment,
                        source,
                        new RestoreWish(into, swap, clean, jobs, tables, !noOwner, !noPrivileges, !noTablespaces),
                        confirmation,
                        progress,
                        cancel))
                .orElseGet(() -> service.undo(environment, confirmation));
    }

    private static String text(Restored restored) {
        return "Restored: it is in database %s now, after %s.%s\n"
                .formatted(
                        Inert.line(restored.database()),
                        Figures.time(restored.took()),
                        restored.previous()
                                .map(kept -> " What was there is kept as " + Inert.line(kept) + ".")
                                .orElse(""));
    }

    private static JsonDocument document(Restored restored) {
        return json -> {
            json.writeStringProperty("database", restored.database());
            JsonDocument.optional(json, "previous", restored.previous());
            JsonDocument.strings(json, "stayed", restored.stayed());
            json.writeNumberProperty("durationMs", restored.took().toMillis());
        };
    }

    private static LockkeeperException usage(String sentence) {
        return new LockkeeperException("LK-CLI-USAGE", ExitCode.USAGE, sentence);
    }
}
