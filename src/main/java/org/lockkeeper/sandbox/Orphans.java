package org.lockkeeper.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes that outlived their killed server: each ends by itself only when its statement does, and no new server starts till then. */
final class Orphans {
    private static final int POLITE_SECONDS = 3;

    private Orphans() {}

    /** Ends every process of a server that works in the folder. */
    static void end(Path data) {
        List<ProcessHandle> orphans = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(c -> c.contains("postgres"))
                        .isPresent())
                .filter(process -> Postmaster.worksIn(process, data).orElse(false))
                .toList();
        orphans.forEach(ProcessHandle::destroy);
        if (!haveEnded(orphans)) {
            orphans.forEach(ProcessHandle::destroyForcibly);
            haveEnded(orphans);
        }
    }

    private static boolean haveEnded(List<ProcessHandle> processes) {
        CompletableFuture<?>[] exits =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(exits).get(POLITE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
