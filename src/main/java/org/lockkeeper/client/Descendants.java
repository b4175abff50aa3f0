package org.lockkeeper.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Ends a process and all that it started. */
final class Descendants {
    private static final int POLITE_SECONDS = 5;

    private Descendants() {}

    /** Asks all of them to end, which lets pg_dump cancel its queries, and ends whoever has not after a few seconds. */
    static void end(ProcessHandle process) {
        List<ProcessHandle> all = all(process);
        all.forEach(ProcessHandle::destroy);
        if (!haveEnded(all)) {
            List<ProcessHandle> left = Stream.concat(all.stream(), all(process).stream())
                    .distinct()
                    .filter(ProcessHandle::isAlive)
                    .toList();
            left.forEach(ProcessHandle::destroyForcibly);
            haveEnded(left);
        }
    }

    private static List<ProcessHandle> all(ProcessHandle process) {
        return Stream.concat(process.descendants(), Stream.of(process)).toList();
    }

    private static boolean haveEnded(List<ProcessHandle> processes) {
        CompletableFuture<?>[] exits =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(exits).get(POLITE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            LoggerFactory.getLogger(Descendants.class).debug("still running", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
