package org.lockkeeper.app;

import java.io.IOException;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.files.UserFolders;

/**
 * Where the process starts: without arguments the window, with arguments the command line. It extends no {@code Application}, so that
 * the toolkit may lie on the classpath, and touches nothing of it before it is wanted.
 */
public final class Launcher {
    private static final String LOGS_PROPERTY = "lockkeeper.logs";

    private Launcher() {}

    public static void main(String[] args) {
        UserFolders folders = UserFolders.current();
        prepareLog(folders);
        if (args.length == 0) {
            LockkeeperApp.open();
        } else {
            System.exit(CommandLineStart.run(args, folders));
        }
    }

    /** The logger reads the property when its first class is loaded; without a folder of our own it falls back to the temporary one. */
    static void prepareLog(UserFolders folders) {
        try {
            SafeFiles.createFolders(folders.logs());
            System.setProperty(LOGS_PROPERTY, folders.logs().toString());
        } catch (IOException e) {
            System.clearProperty(LOGS_PROPERTY);
        }
    }
}
