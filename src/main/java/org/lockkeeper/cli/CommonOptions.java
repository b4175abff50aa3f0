package org.lockkeeper.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
final class CommonOptions {
    @Option(
            names = "--workspace",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The workspace file. Default: lockkeeper.json in the current folder.")
    private Path workspace = Path.of("lockkeeper.json");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "table (default) or json; markdown for status and preview; sql for preview.")
    private Format format = Format.TABLE;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Neither progress nor messages; errors are still told.")
    private boolean quiet;

    Path workspace() {
        return workspace;
    }

    Format format() {
        return format;
    }

    boolean quiet() {
        return quiet;
    }
}
