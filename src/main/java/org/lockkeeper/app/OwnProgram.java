package org.lockkeeper.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How this program is started once more, as it was started itself. */
final class OwnProgram {
    private OwnProgram() {}

    /** The program and its first arguments; a command line can follow. */
    static List<String> command() {
        Optional<String> installed = Optional.ofNullable(System.getProperty("jpackage.app-path"));
        if (installed.isPresent()) {
            return List.of(installed.get());
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It does little for a long time.
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-Xss512k"));
        for (String name : List.of("lockkeeper.postgres", "lockkeeper.home")) {
            Optional.ofNullable(System.getProperty(name)).ifPresent(value -> command.add("-D" + name + "=" + value));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        return command;
    }
}
