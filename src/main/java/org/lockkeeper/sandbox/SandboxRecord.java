package org.lockkeeper.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.Unfinished;

/**
 * What killed processes left open in the record of the sandbox itself. No server can be asked about a cluster that was made anew since:
 * its successor is another one.
 */
final class SandboxRecord {
    private final SandboxFolder folder;
    private final ProductionGuard guard;

    SandboxRecord(SandboxFolder folder, ProductionGuard guard) {
        this.folder = folder;
        this.guard = guard;
    }

    /** The clusters that the sandbox has made and that are not gone yet, by their system identifiers. */
    Set<String> made() throws IOException {
        Set<String> made = new HashSet<>();
        for (Member member : Member.values()) {
            if (Files.exists(folder.madeMark(member))) {
                made.add(Files.readString(folder.madeMark(member)).strip());
            }
        }
        return made;
    }

    /**
     * Closes what is open, once the sandbox is complete and runs.
     *
     * @param before the clusters that there were when it began to start
     */
    void settle(Set<String> before) throws IOException {
        Set<String> gone = new HashSet<>(before);
        gone.removeAll(made());
        guard.settle(this::isReset, _ -> Optional.of("The sandbox is complete and runs."));
        guard.settle(
                one -> gone.contains(one.target().system()),
                _ -> Optional.of("The cluster is gone: the sandbox has made another in its place."));
    }

    private boolean isReset(Unfinished one) {
        return one.target().system().equals(folder.root().toString());
    }
}
