package org.lockkeeper.guard;

import java.util.List;

/**
 * Everything that can change a database, each a complete description of what is to happen. A new kind of operation does not
 * compile until {@link GuardPolicy} says who may do it.
 */
public sealed interface Operation {
    /** What is done, as a person would say it, in the infinitive: {@code apply 3 migrations}. */
    String description();

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
    }

    /** Prisma's {@code migrate resolve --applied} or {@code --rolled-back}: changes the history, not the schema. */
    record ResolveMigration(String migration, Resolution resolution) implements Operation {
        @Override
        public String description() {
            return "mark migration " + migration + " as " + resolution.label();
        }
    }

    /** Flyway's {@code repair}: removes failed rows and realigns checksums in the history. */
    record RepairHistory(String historyTable) implements Operation {
        @Override
        public String description() {
            return "repair the history table " + historyTable;
        }
    }

    /** Fills a cluster that Lockkeeper itself created with the sample project. */
    record SeedSandbox(String cluster) implements Operation {
        @Override
        public String description() {
            return "fill the sandbox cluster " + cluster;
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
