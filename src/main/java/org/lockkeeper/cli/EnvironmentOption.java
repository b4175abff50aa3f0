package org.lockkeeper.cli;

import picocli.CommandLine.Option;

/** Where. */
final class EnvironmentOption {
    @Option(names = "--env", required = true, paramLabel = "NAME", description = "The profile's name in the workspace.")
    private String name = "";

    String name() {
        return name;
    }
}
