package org.lockkeeper.app;

import java.io.IOException;
import java.nio.file.Path;
import org.lockkeeper.backup.Leftovers;
import org.lockkeeper.cli.Cli;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.UserFolders;

/**
 * Where the process starts: without arguments the window, with arguments the command line. It extends no {@code Application}, so that
 * the toolkit may lie on the classpath, and touches nothing of it before it is wanted.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        UserFolders folders = UserFolders.current();
        boolean window = args.length == 0;
        prepareLog(CompositionRoot.log(folders), window);
        Leftovers.clear(folders);
        if (window) {
            LockkeeperApp.open();
        } else {
            System.exit(CommandLineStart.run(args, folders));
        }
    }

    /** Before the first logger. A command is not worse without a log, and says so only where it would point to it. */
    static void prepareLog(Path log, boolean window) {
        try {
            FileLog.prepare(log);
        } catch (IOException e) {
            if (window) {
                Cli.tell(new LockkeeperException(
                        "LK-LOG-NONE",
                        ExitCode.ATTENTION,
                        "No log is kept: %s cannot be written (%s).".formatted(log, e)));
            }
        }
    }
}
