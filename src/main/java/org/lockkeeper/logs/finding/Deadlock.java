package org.lockkeeper.logs.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.logs.format.LogEntry;

/**
 * Who waited for whom in a deadlock, as its DETAIL tells (src/backend/storage/lmgr/deadlock.c, DeadLockReport).
 *
 * @param line of its entry, from 0 on
 */
public record Deadlock(long line, List<Side> sides) {
    private static final Pattern WAITS =
            Pattern.compile("Process (\\d{1,9}) waits for ([^;\\n]{1,300}); blocked by process (\\d{1,9})\\.");
    private static final Pattern RUNS = Pattern.compile("Process (\\d{1,9}): ([^\\n]{0,2000})");

    public Deadlock {
        sides = List.copyOf(sides);
    }

    /**
     * One process in the circle.
     *
     * @param waitsFor the lock's mode and what it is on
     * @param statement what it ran; empty where the server does not say
     */
    public record Side(int pid, String waitsFor, int blockedBy, String statement) {}

    /** Of an entry; without sides where its DETAIL is missing. */
    public static Deadlock of(long line, LogEntry entry) {
        String detail = entry.part("DETAIL").orElse("");
        Map<String, String> statements = new LinkedHashMap<>();
        Matcher runs = RUNS.matcher(detail);
        while (runs.find()) {
            statements.put(runs.group(1), runs.group(2).strip());
        }
        List<Side> sides = new ArrayList<>();
        Matcher waits = WAITS.matcher(detail);
        while (waits.find()) {
            sides.add(new Side(
                    Integer.parseInt(waits.group(1)),
                    waits.group(2).strip(),
                    Integer.parseInt(waits.group(3)),
                    statements.getOrDefault(waits.group(1), "")));
        }
        return new Deadlock(line, sides);
    }
}
