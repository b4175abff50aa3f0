package org.lockkeeper.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lockkeeper.connection.TypedCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
final class CommonOptions {
    @Option(
            names = "--workspace",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The workspace file. Default: lockkeeper.json in the current folder.")
    private Optional<Path> workspace = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description =
                    "table (default) or json. markdown too for status, preview, verify, backups list, audit show and audit export; sql for preview alone.")
    private Format format = Format.TABLE;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Neither progress nor messages; errors are still told.")
    private boolean quiet;

    Path workspace() {
        return workspace.orElse(TypedCommand.USUAL_FILE);
    }

    /** Whether a workspace was named. */
    boolean namesWorkspace() {
        return workspace.isPresent();
    }

    /** Whether one was named, or lies in the current folder: for a command that can do without. */
    boolean hasWorkspace() {
        return namesWorkspace() || Files.exists(TypedCommand.USUAL_FILE);
    }

    Format format() {
        return format;
    }

    boolean quiet() {
        return quiet;
    }
}
