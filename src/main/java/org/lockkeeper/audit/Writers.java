package org.lockkeeper.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Which process wrote an intent: what a running one left open is not unfinished yet. */
final class Writers {
    private static final List<String> SELF = self();

    private Writers() {}

    static void put(Map<String, List<String>> fields) {
        fields.put("process", SELF);
    }

    private static List<String> self() {
        ProcessHandle self = ProcessHandle.current();
        return List.of(Long.toString(self.pid()), start(self));
    }

    static boolean isRunning(TrailLine intent) {
        List<String> process = intent.list("process");
        if (process.size() != 2) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(process.getFirst()))
                .filter(ProcessHandle::isAlive)
                .map(handle -> start(handle).equals(process.getLast()))
                .orElse(false);
    }

    /** Tells a process from a later one with the same pid. */
    private static String start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }
}
