package org.lockkeeper.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where, and up to which migration. */
final class TargetOptions {
    @Option(names = "--env", required = true, paramLabel = "NAME", description = "The profile's name in the workspace.")
    private String environment = "";

    @Option(
            names = "--to",
            paramLabel = "MIGRATION",
            description = "The last migration to run; without it, everything that is pending.")
    private Optional<String> to = Optional.empty();

    String environment() {
        return environment;
    }

    Optional<String> to() {
        return to;
    }
}
