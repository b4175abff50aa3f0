package org.lockkeeper.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * What the sandbox itself does in a cluster that it made. It asks nobody, whatever that cluster stands for, and so is permitted nowhere
 * else: {@link SandboxCluster#isAt} has to hold.
 */
public sealed interface SandboxOperation extends Operation {
    /** The cluster that it is meant for. */
    SandboxCluster cluster();

    /** Makes the sample's role and databases, or fills one with rows. */
    record SeedSandbox(SandboxCluster cluster) implements SandboxOperation {
        @Override
        public String description() {
            return "fill the sandbox cluster " + cluster.name();
        }

        @Override
        public String digest(TargetIdentity target) {
            return OperationDigest.of(target, "seed", List.of(cluster.name()));
        }
    }

    /** Runs migrations of the sample project, as they were worded then. */
    record SeedMigrations(SandboxCluster cluster, ApplyMigrations plan) implements SandboxOperation, PlanOperation {
        @Override
        public PlanOperation with(ApplyMigrations actual) {
            return new SeedMigrations(cluster, actual);
        }

        @Override
        public String description() {
            return "fill the sandbox cluster %s: %s".formatted(cluster.name(), plan.description());
        }

        @Override
        public String digest(TargetIdentity target) {
            List<String> parts = new ArrayList<>(List.of(cluster.name(), plan.planDigest()));
            parts.addAll(plan.migrations());
            return OperationDigest.of(target, "seed-migrations", parts);
        }
    }

    /** Plays an incident to practise on, and clears it away again. */
    record PlayIncident(SandboxCluster cluster, String incident) implements SandboxOperation {
        @Override
        public String description() {
            return "play the incident " + incident + " on the sandbox cluster " + cluster.name();
        }

        @Override
        public String digest(TargetIdentity target) {
            return OperationDigest.of(target, "incident", List.of(cluster.name(), incident));
        }
    }
}
