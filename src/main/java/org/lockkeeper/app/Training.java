package org.lockkeeper.app;

import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.files.UserFolders;

/**
 * Runs several command lines in one process, so that one start cache holds what all of them load: packaging/train.sh alone calls it.
 */
final class Training {
    private static final String NEXT = "--next";

    private Training() {}

    /** @param args command lines with {@code --next} between them */
    public static void main(String[] args) {
        UserFolders folders = UserFolders.current();
        Launcher.prepareLog(CompositionRoot.log(folders), false);
        int exitCode = 0;
        for (String[] line : lines(args)) {
            exitCode = Math.max(exitCode, CommandLineStart.run(line, folders));
        }
        System.exit(exitCode);
    }

    static List<String[]> lines(String[] args) {
        List<String[]> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        for (String arg : args) {
            if (arg.equals(NEXT)) {
                lines.add(line.toArray(String[]::new));
                line.clear();
            } else {
                line.add(arg);
            }
        }
        lines.add(line.toArray(String[]::new));
        return lines;
    }
}
