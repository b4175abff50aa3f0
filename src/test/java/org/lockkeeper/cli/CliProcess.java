package org.lockkeeper.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The command line as a process of its own, for what only a process can be asked: signals. */
final class CliProcess {
    private CliProcess() {}

    /** What starts it over the {@link TestServices} of a folder; the command line follows. */
    static List<String> command(Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dlockkeeper.postgres=" + System.getProperty("lockkeeper.postgres"),
                "-cp",
                System.getProperty("java.class.path"),
                CliProcess.class.getName(),
                folder.toString());
    }

    /** @param args the folder of the {@link TestServices}, then the command line */
    public static void main(String[] args) {
        System.exit(Cli.run(Arrays.copyOfRange(args, 1, args.length), new TestServices(Path.of(args[0]))));
    }
}
