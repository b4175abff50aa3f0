package org.lockkeeper.cli;

import java.nio.file.Path;
import java.util.Arrays;

/** The command line as a process of its own, for what only a process can be asked: signals. */
final class CliProcess {
    private CliProcess() {}

    /** @param args the folder of the {@link TestServices}, then the command line */
    public static void main(String[] args) {
        System.exit(Cli.run(Arrays.copyOfRange(args, 1, args.length), new TestServices(Path.of(args[0]))));
    }
}
