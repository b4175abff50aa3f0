package org.lockkeeper.app;

import org.lockkeeper.files.UserFolders;

/**
 * Where the process starts: without arguments the window, with arguments the command line. It extends no toolkit class, since one that
 * does cannot be started from the classpath, and the command line must not wait for a toolkit to load.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        UserFolders folders = UserFolders.current();
        // Read by logback.xml, so before the first logger is made.
        System.setProperty("lockkeeper.logs", folders.logs().toString());
        if (args.length == 0) {
            LockkeeperApp.open();
        } else {
            System.exit(CommandLineStart.run(args, folders));
        }
    }
}
