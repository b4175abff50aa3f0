package org.lockkeeper.error;

/** The exit codes of the command line; the same classes of outcome decide how the window shows an error. */
public enum ExitCode {
    /** Nothing to do, or all went well. */
    OK(0),
    /** There is work: pending migrations, differences. */
    WORK(1),
    /** A failed, edited or missing migration, or a check that fell short. */
    ATTENTION(2),
    /** The production guard said no. */
    REFUSED(3),
    /** A database could not be reached or refused the login. */
    UNREACHABLE(4),
    /** The command line or the workspace file is wrong. */
    USAGE(64),
    /** A defect in Lockkeeper itself. */
    DEFECT(70);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }
}
