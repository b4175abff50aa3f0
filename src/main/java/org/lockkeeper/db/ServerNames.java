package org.lockkeeper.db;

import java.nio.charset.StandardCharsets;

/** Names as long as a server takes them: what is beyond 63 bytes it cuts off without an error. */
public final class ServerNames {
    /** In bytes. */
    public static final int LONGEST = 63;

    private static final String RESTORING = "_restoring_";

    private ServerNames() {}

    /** A name with an end, its own end cut off where it would be too long. */
    public static String fitting(String name, String end) {
        StringBuilder start = new StringBuilder(name);
        while (bytes(start + end) > LONGEST) {
            start.setLength(start.offsetByCodePoints(start.length(), -1));
        }
        return start + end;
    }

    /**
     * What a database is called while it is filled: a name that no other server knows.
     *
     * @param mark in hex
     */
    public static String restoring(String name, String mark) {
        return fitting(name, RESTORING + mark);
    }

    /** Whether a restore into a database of that name would have called it so meanwhile. */
    public static boolean isRestoring(String working, String name) {
        int end = working.lastIndexOf(RESTORING);
        return end >= 0
                && working.substring(end + RESTORING.length()).matches("[0-9a-f]{12}")
                && working.equals(fitting(name, working.substring(end)));
    }

    /** How long a name is for a server. */
    public static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
