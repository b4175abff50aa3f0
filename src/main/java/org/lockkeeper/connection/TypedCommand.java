package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command as a person types it, which means one workspace wherever that lies.
 *
 * @param arguments behind {@code lockkeeper}
 */
public record TypedCommand(List<String> arguments) {
    /** The workspace file that the command line takes where none is named, in the current folder. */
    public static final Path USUAL_FILE = Path.of("lockkeeper.json");

    public TypedCommand {
        arguments = List.copyOf(arguments);
    }

    static TypedCommand of(Path workspace, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        if (!absolute(workspace).equals(absolute(USUAL_FILE))) {
            all.addAll(List.of("--workspace", workspace.toString()));
        }
        return new TypedCommand(all);
    }

    /** The line to type, quoted for a POSIX shell. */
    public String line() {
        return arguments.stream().map(TypedCommand::quoted).collect(Collectors.joining(" ", "lockkeeper ", ""));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9._:/=+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
