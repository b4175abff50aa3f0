package org.lockkeeper.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.client.ChildCommand;

/** Hears what pg_restore or psql says: which item is at work, and what failed. */
final class RestoreErrors implements ChildCommand.Lines {
    /** What psql is told to say when it is connected. */
    static final String CONNECTED_LINE = "lockkeeper: connected";

    private static final Pattern ENTRY = Pattern.compile("pg_restore: from TOC entry \\d+; \\d+ \\d+ (.*)");
    /** One that is launched says this too, by the job that does it. */
    private static final Pattern ITEM =
            Pattern.compile("pg_restore: (?:creating|processing data for table|executing) (.*)");

    private static final Pattern ERROR = Pattern.compile("(?:pg_restore: error: |psql:.*?:(\\d+): )(.*)");
    /** The first that is said when a connection is there: by pg_restore of an item, by psql because it is told to. */
    private static final Pattern CONNECTED = Pattern.compile(
            "pg_restore: (?:dropping|creating|processing|executing|launching|disabling|entering) .*|" + CONNECTED_LINE);

    private static final int MOST = 100;

    private final long items;
    private final boolean tablespaces;
    private final BackupListener listener;
    private final List<String> errors = new ArrayList<>();
    private String entry = "";
    private long done;
    private int passedOver;
    private Runnable onError = () -> {};
    private Runnable onConnected = () -> {};
    private volatile boolean connected;

    /**
     * Hears.
     *
     * @param items how many the dump's list has; 0 where it has none
     * @param tablespaces whether it matters that one is missing
     */
    RestoreErrors(long items, boolean tablespaces, BackupListener listener) {
        this.tablespaces = tablespaces;
        this.items = items;
        this.listener = listener;
    }

    /** What is done at the first error. */
    RestoreErrors onError(Runnable action) {
        onError = action;
        return this;
    }

    /** What is done when the program is seen to be connected, once. */
    RestoreErrors onConnected(Runnable action) {
        onConnected = action;
        return this;
    }

    @Override
    public void line(String text) {
        if (!connected && CONNECTED.matcher(text).matches()) {
            connected = true;
            onConnected.run();
        }
        Matcher from = ENTRY.matcher(text);
        if (from.matches()) {
            entry = from.group(1);
            return;
        }
        Matcher item = ITEM.matcher(text);
        if (item.matches()) {
            done++;
            listener.report(item.group(1), Math.min(done, Math.max(items, done)), Math.max(items, done));
            return;
        }
        Matcher error = ERROR.matcher(text);
        if (error.matches() && (isOfTimeout(error) || isOfTablespace(error))) {
            passedOver++;
        } else if (error.matches() && isReal(error)) {
            String where =
                    error.group(1) != null ? "line " + error.group(1) + ": " : entry.isEmpty() ? "" : entry + ": ";
            if (errors.size() < MOST) {
                errors.add(where + error.group(2));
            }
            onError.run();
        }
    }

    /** pg_restore from 17 on sets what servers before 17 do not know, and goes on; each of its jobs does. */
    private static boolean isOfTimeout(Matcher error) {
        String text = error.group(2);
        return text.contains("unrecognized configuration parameter") && text.contains("transaction_timeout");
    }

    /** A script names tablespaces also where they are to be left out; what it makes then goes into the usual one. */
    private boolean isOfTablespace(Matcher error) {
        return !tablespaces && error.group(2).contains("invalid value for parameter \"default_tablespace\"");
    }

    private static boolean isReal(Matcher error) {
        String text = error.group(2);
        return error.group(1) == null || text.contains("ERROR:") || text.contains("FATAL:");
    }

    /** How many errors do not count. */
    int passedOver() {
        return passedOver;
    }

    /** Whether the program was seen to be connected. */
    boolean isConnected() {
        return connected;
    }

    /** What failed, each with the item that it was; empty where all went well. */
    List<String> errors() {
        return List.copyOf(errors);
    }
}
