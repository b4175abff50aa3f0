package org.lockkeeper.testing;

import org.junit.jupiter.api.Assumptions;
import org.lockkeeper.sandbox.Cluster;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A server out of Docker's official image; Testcontainers removes it when the JVM ends. */
final class ContainerServer {
    private ContainerServer() {}

    /** Starts one and returns its port on this machine; skips the test, saying why, where no Docker engine answers. */
    static int start(int major) {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "no Docker engine answers; without the profile containers the same tests run on embedded servers");
        PostgreSQLContainer server = new PostgreSQLContainer("postgres:" + major)
                .withUsername(Cluster.USER)
                .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust")
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "max_connections=200",
                        "-c",
                        "max_prepared_transactions=10");
        server.start();
        return server.getFirstMappedPort();
    }
}
