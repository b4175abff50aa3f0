package org.lockkeeper.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockkeeper.checks.Snapshot;
import org.lockkeeper.checks.SnapshotFile;
import org.lockkeeper.checks.Verification;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.cli.render.VerificationJson;
import org.lockkeeper.cli.render.VerificationMarkdown;
import org.lockkeeper.cli.render.VerificationTable;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The checks after a migration, alone or against a snapshot from before. */
@Command(
        name = "verify",
        description = {
            "Runs the post-migration checks on one environment: the built-in ones and your own, checks/*.sql beside the workspace file.",
            "Everything is read-only and has a timeout. With --save it takes a snapshot before a migration, with --before it compares with that.",
            "Exits 2 where a check of severity error falls short or cannot be run; warnings are told and exit 0, or 2 with --strict.",
            "Exits 2 also where it was cancelled (LK-CLI-CANCELLED) or its output could not be written (LK-CLI-OUTPUT): the code on standard error, and in the JSON of what was cancelled, tells which."
        },
        footer = {
            "  lockkeeper verify --env staging",
            "  lockkeeper verify --env prod-eu --save before.json",
            "  lockkeeper verify --env prod-eu --before before.json --format markdown"
        })
final class VerifyCommand implements Callable<Integer> {
    private final CliContext cli;

    @Option(names = "--env", required = true, paramLabel = "NAME", description = "The profile's name in the workspace.")
    private String environment = "";

    @Option(
            names = "--before",
            paramLabel = "FILE",
            description = "Compare with this snapshot, which --save wrote before the migration.")
    private Optional<Path> before = Optional.empty();

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Write a snapshot of what is there now, with the tables that pending migrations touch.")
    private Optional<Path> save = Optional.empty();

    @Option(names = "--strict", description = "Exit 2 for warnings too.")
    private boolean strict;

    VerifyCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format(Format.MARKDOWN);
        if (before.isPresent() && save.isPresent()) {
            throw new LockkeeperException(
                    "LK-CLI-USAGE",
                    ExitCode.USAGE,
                    "Pass --save before the migration and --before after it, not both at once.");
        }
        try (WorkspaceServices open = cli.open();
                ProgressBar bar = cli.progress()) {
            CancelToken cancel = new CancelToken();
            cli.interruption().onInterrupt(cancel::cancel);
            return save.isPresent() ? save(open, format, save.get(), bar, cancel) : verify(open, format, bar, cancel);
        }
    }

    private int save(WorkspaceServices open, Format format, Path file, ProgressBar bar, CancelToken cancel) {
        MigrationPlan plan = open.migrations().preview(environment, Optional.empty());
        Snapshot snapshot = open.checks().before(environment, Optional.of(plan), bar, cancel);
        SnapshotFile.write(file, snapshot);
        bar.clear();
        if (format == Format.JSON) {
            cli.print((JsonDocument) json -> {
                json.writeStringProperty("environment", environment);
                json.writeStringProperty("snapshot", file.toString());
                json.writeNumberProperty("tables", snapshot.tables().size());
                json.writeNumberProperty("planned", snapshot.planned().size());
            });
        } else {
            cli.print("Saved %s: what %s looks like before %d planned migrations, which touch %d tables.%n"
                    .formatted(
                            file,
                            environment,
                            snapshot.planned().size(),
                            snapshot.tables().size()));
        }
        return ExitCode.OK.value();
    }

    private int verify(WorkspaceServices open, Format format, ProgressBar bar, CancelToken cancel) {
        Verification verification = open.checks().verify(environment, before.map(SnapshotFile::read), bar, cancel);
        bar.clear();
        switch (format) {
            case JSON -> cli.print(new VerificationJson(verification));
            case MARKDOWN -> cli.print(VerificationMarkdown.render(verification));
            case TABLE, SQL ->
                cli.print(VerificationTable.render(verification, cli.io().outPen()));
        }
        return verification.exitCode(strict).value();
    }
}
