package org.lockkeeper.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.guard.Environment;

/**
 * How the sandbox stands.
 *
 * @param folder where all of it lies
 * @param workspace the workspace file of the Prisma project; there once the sandbox was started
 * @param flywayWorkspace the same for the Flyway project
 * @param kept whether it stays when the application ends
 * @param clusters development, staging, production
 */
public record SandboxStatus(
        Path folder, Path workspace, Path flywayWorkspace, boolean kept, List<ClusterStatus> clusters) {
    public SandboxStatus {
        clusters = List.copyOf(clusters);
    }

    /** Whether all three clusters are complete and take connections. */
    public boolean isRunning() {
        return clusters.stream()
                .allMatch(cluster -> cluster.complete() && cluster.port().isPresent());
    }

    /**
     * One cluster.
     *
     * @param name its profile's name
     * @param complete whether it was made and filled to the end
     * @param major of its server; empty where there is none yet
     * @param port where it takes connections; empty where it does not run
     * @param data its data folder, there or not
     * @param log the server's log
     */
    public record ClusterStatus(
            String name,
            Environment environment,
            boolean complete,
            Optional<Integer> major,
            Optional<Integer> port,
            Path data,
            Path log) {}
}
