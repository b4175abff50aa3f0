package org.lockkeeper.guard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that can change a database, each a complete description of what is to happen. A new kind of operation does not
 * compile until {@link GuardPolicy} says who may do it.
 */
public sealed interface Operation {
    /** What is done, as a person would say it, in the infinitive: {@code apply 3 migrations}. */
    String description();

    /**
     * SHA-256, lower-case hex, over what is to happen and where: whoever reviewed this digest reviewed exactly that.
     *
     * @param target where
     */
    String digest(TargetIdentity target);

    /**
     * Runs pending migrations.
     *
     * @param planDigest SHA-256, lower-case hex, of the plan that was reviewed
     * @param migrations names, in the order in which they run
     */
    record ApplyMigrations(String planDigest, List<String> migrations) implements Operation {
        public ApplyMigrations {
            migrations = List.copyOf(migrations);
        }

        @Override
        public String description() {
            return migrations.size() == 1
                    ? "apply migration " + migrations.getFirst()
                    : "apply " + migrations.size() + " migrations";
        }

        /** The plan's own, which covers the target. */
        @Override
        public String digest(TargetIdentity target) {
            return planDigest;
        }
    }

    /**
     * Prisma's {@code migrate resolve --applied} or {@code --rolled-back}: changes the history, not the schema.
     *
     * @param rows the migration's rows in the history as they were reviewed, a text each
     */
    record ResolveMigration(String migration, Resolution resolution, List<String> rows) implements Operation {
        public ResolveMigration {
            rows = List.copyOf(rows);
        }

        @Override
        public String description() {
            return "mark migration " + migration + " as " + resolution.label();
        }

        @Override
        public String digest(TargetIdentity target) {
            List<String> parts = new ArrayList<>(List.of(migration, resolution.label()));
            parts.addAll(rows);
            return OperationDigest.of(target, "resolve", parts);
        }
    }

    /**
     * Flyway's {@code repair}: removes failed rows and realigns checksums in the history.
     *
     * @param rows the rows of the history that it concerns as they were reviewed, a text each
     */
    record RepairHistory(String historyTable, List<String> rows) implements Operation {
        public RepairHistory {
            rows = List.copyOf(rows);
        }

        @Override
        public String description() {
            return "repair the history table " + historyTable;
        }

        @Override
        public String digest(TargetIdentity target) {
            List<String> parts = new ArrayList<>(List.of(historyTable));
            parts.addAll(rows);
            return OperationDigest.of(target, "repair", parts);
        }
    }

    /** Fills a cluster that Lockkeeper itself created with the sample project. */
    record SeedSandbox(String cluster) implements Operation {
        @Override
        public String description() {
            return "fill the sandbox cluster " + cluster;
        }

        @Override
        public String digest(TargetIdentity target) {
            return OperationDigest.of(target, "seed", List.of(cluster));
        }
    }

    /**
     * Asks one backend to give up its current statement.
     *
     * @param backendStart when it was started, which tells it from a later one with the same pid
     */
    record CancelBackend(int pid, Instant backendStart) implements Operation {
        @Override
        public String description() {
            return "cancel the statement of backend " + pid + " of " + backendStart;
        }

        @Override
        public String digest(TargetIdentity target) {
            return OperationDigest.of(target, "cancel", List.of(Integer.toString(pid), backendStart.toString()));
        }
    }

    /**
     * Ends one backend: its session, its transaction and its locks.
     *
     * @param backendStart when it was started, which tells it from a later one with the same pid
     */
    record TerminateBackend(int pid, Instant backendStart) implements Operation {
        @Override
        public String description() {
            return "terminate backend " + pid + " of " + backendStart;
        }

        @Override
        public String digest(TargetIdentity target) {
            return OperationDigest.of(target, "terminate", List.of(Integer.toString(pid), backendStart.toString()));
        }
    }

    /** Drops an index that a failed {@code CREATE INDEX CONCURRENTLY} left invalid. */
    record DropInvalidIndex(String schema, String index) implements Operation {
        @Override
        public String description() {
            return "drop the invalid index " + schema + "." + index;
        }

        @Override
        public String digest(TargetIdentity target) {
            return OperationDigest.of(target, "drop-invalid-index", List.of(schema, index));
        }
    }

    /**
     * Signs a deploy off: no database is changed, but whose name stands for it is kept, or it is refused.
     *
     * @param report the report's name
     * @param role such as {@code Technical Lead}
     * @param name as it was typed
     */
    record SignOffDeploy(String report, String role, String name) implements Operation {
        @Override
        public String description() {
            return "sign the deploy %s off as %s: %s".formatted(report, role, name);
        }

        @Override
        public String digest(TargetIdentity target) {
            return OperationDigest.of(target, "sign-off", List.of(report, role, name));
        }
    }

    /** What a migration is declared to be by {@link ResolveMigration}. */
    enum Resolution {
        APPLIED("applied"),
        ROLLED_BACK("rolled back");

        private final String label;

        Resolution(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
