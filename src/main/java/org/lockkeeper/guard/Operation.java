package org.lockkeeper.guard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that can change a database, each a complete description of what is to happen. A new kind of operation does not
 * compile until {@link GuardPolicy} says who may do it.
 */
public sealed interface Operation
        permits PlanOperation,
                SandboxOperation,
                Operation.ResolveMigration,
                Operation.RepairHistory,
                Operation.ResetSandbox,
                Operation.CancelStatements,
                Operation.TerminateBackends,
                Operation.TerminateBackend,
                Operation.DropInvalidIndex,
                Operation.SignOffDeploy,
                Operation.TestRestore,
                Operation.RestoreIntoNew,
                Operation.RestoreOver,
                Operation.SwapDatabases,
                Operation.ForgetHistory {
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
    record ApplyMigrations(String planDigest, List<String> migrations) implements PlanOperation {
        public ApplyMigrations {
            migrations = List.copyOf(migrations);
        }

        @Override
        public ApplyMigrations plan() {
            return this;
        }

        @Override
        public PlanOperation with(ApplyMigrations actual) {
            return actual;
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
     * @param checksum of the script as it was reviewed, where that is written; else empty
     */
    record ResolveMigration(String migration, Resolution resolution, List<String> rows, String checksum)
            implements Operation {
        public ResolveMigration {
            rows = List.copyOf(rows);
        }

        @Override
        public String description() {
            return "mark migration " + migration + " as " + resolution.label();
        }

        @Override
        public String digest(TargetIdentity target) {
            List<String> parts = new ArrayList<>(List.of(migration, resolution.label(), checksum));
            parts.addAll(rows);
            return OperationDigest.of(target, "resolve", parts);
        }
    }

    /**
     * Flyway's {@code repair}: removes failed rows and realigns checksums in the history.
     *
     * @param rows the rows of the history that it concerns as they were reviewed, a text each
     * @param basis all else that decides what is written, a text each: the whole history, and the scripts' checksums
     */
    record RepairHistory(String historyTable, List<String> rows, List<String> basis) implements Operation {
        public RepairHistory {
            rows = List.copyOf(rows);
            basis = List.copyOf(basis);
        }

        @Override
        public String description() {
            return "repair the history table " + historyTable;
        }

        @Override
        public String digest(TargetIdentity target) {
            List<String> parts = new ArrayList<>(List.of(historyTable, Integer.toString(rows.size())));
            parts.addAll(rows);
            parts.addAll(basis);
            return OperationDigest.of(target, "repair", parts);
        }
    }

    /** Deletes the clusters that Lockkeeper itself created, and the sample projects with what was edited there, and makes them anew. */
    record ResetSandbox(String folder) implements Operation {
        @Override
        public String description() {
            return "throw the sandbox in " + folder + " away and make it anew";
        }

        @Override
        public String digest(TargetIdentity target) {
            return OperationDigest.of(target, "reset-sandbox", List.of(folder));
        }
    }

    /** Asks backends to give up the statements that they run now, and no later ones. */
    record CancelStatements(List<RunningStatement> statements) implements Operation {
        public CancelStatements {
            statements = List.copyOf(statements);
        }

        @Override
        public String description() {
            return "cancel the statement of "
                    + BackendNames.all(statements.stream()
                            .map(s -> BackendNames.of(s.pid, s.name))
                            .toList());
        }

        @Override
        public String digest(TargetIdentity target) {
            return OperationDigest.of(
                    target,
                    "cancel",
                    statements.stream()
                            .flatMap(s -> Stream.of(
                                    Integer.toString(s.pid), s.backendStart.toString(), s.queryStart.toString()))
                            .toList());
        }
    }

    /**
     * One statement of one backend.
     *
     * @param backendStart when the backend was started, which tells it from a later one with the same pid
     * @param queryStart when the statement was begun, which tells it from a later one of the same backend
     * @param name what a person knows the session by, to be read; empty where nothing is known
     */
    record RunningStatement(int pid, Instant backendStart, Instant queryStart, String name) {
        public RunningStatement(int pid, Instant backendStart, Instant queryStart) {
            this(pid, backendStart, queryStart, "");
        }
    }

    /** Ends several backends: their sessions, their transactions and their locks. */
    record TerminateBackends(List<TerminateBackend> backends) implements Operation {
        public TerminateBackends {
            backends = List.copyOf(backends);
        }

        @Override
        public String description() {
            return "terminate "
                    + BackendNames.all(backends.stream()
                            .map(b -> BackendNames.of(b.pid, b.name))
                            .toList());
        }

        @Override
        public String digest(TargetIdentity target) {
            return OperationDigest.of(
                    target,
                    "terminate-all",
                    backends.stream()
                            .flatMap(b -> Stream.of(Integer.toString(b.pid), b.backendStart.toString()))
                            .toList());
        }
    }

    /**
     * Ends one backend: its session, its transaction and its locks.
     *
     * @param backendStart when it was started, which tells it from a later one with the same pid
     * @param name what a person knows the session by, to be read; empty where nothing is known
     */
    record TerminateBackend(int pid, Instant backendStart, String name) implements Operation {
        public TerminateBackend(int pid, Instant backendStart) {
            this(pid, backendStart, "");
        }

        @Override
        public String description() {
            return "terminate backend " + BackendNames.of(pid, name) + " of " + backendStart;
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

    /**
     * Restores a backup into a database of its own on the server that a workspace names for that, looks at it and drops it again.
     *
     * @param database of that name, which is made up anew for each and so no part of the digest; it must not be there yet
     */
    record TestRestore(String backup, String database) implements Operation {
        @Override
        public String description() {
            return "test the backup " + backup + " in a database " + database + " that is made and dropped again";
        }

        @Override
        public String digest(TargetIdentity target) {
            return OperationDigest.of(target, "test-restore", List.of(backup));
        }
    }

    /**
     * Restores a dump into a database that is made for it beside the one that a profile leads to.
     *
     * @param sha256 of the dump, so that it is this one
     * @param choices what of it and how, a text each
     * @param swap whether the two change names afterwards, which disconnects everybody
     */
    record RestoreIntoNew(String backup, String sha256, String database, List<String> choices, boolean swap)
            implements Operation {
        public RestoreIntoNew {
            choices = List.copyOf(choices);
        }

        @Override
        public String description() {
            return "restore %s into the new database %s%s"
                    .formatted(backup, database, swap ? " and swap that in for the present one" : "");
        }

        @Override
        public String digest(TargetIdentity target) {
            List<String> parts = new ArrayList<>(List.of(backup, sha256, database, Boolean.toString(swap)));
            parts.addAll(choices);
            return OperationDigest.of(target, "restore-into-new", parts);
        }
    }

    /**
     * Restores a dump over what a database holds: what the dump has is dropped there first.
     *
     * @param sha256 of the dump, so that it is this one
     * @param choices what of it and how, a text each
     */
    record RestoreOver(String backup, String sha256, List<String> choices) implements Operation {
        public RestoreOver {
            choices = List.copyOf(choices);
        }

        @Override
        public String description() {
            return "drop what " + backup + " holds and restore it from there";
        }

        @Override
        public String digest(TargetIdentity target) {
            List<String> parts = new ArrayList<>(List.of(backup, sha256));
            parts.addAll(choices);
            return OperationDigest.of(target, "restore-over", parts);
        }
    }

    /**
     * Gives a database another name and its own to another database; whoever is connected to either is disconnected.
     *
     * @param incoming gets the live one's name
     * @param incomingOid which tells it from a later one of that name
     */
    record SwapDatabases(String incoming, long incomingOid) implements Operation {
        @Override
        public String description() {
            return "swap the database " + incoming + " in for the present one";
        }

        @Override
        public String digest(TargetIdentity target) {
            return OperationDigest.of(target, "swap-databases", List.of(incoming, Long.toString(incomingOid)));
        }
    }

    /**
     * Removes rows from the history of migrations: what they recorded was rolled back by hand.
     *
     * @param after the moment since which they were written
     * @param rows as they were reviewed, a text each
     */
    record ForgetHistory(Instant after, List<String> rows) implements Operation {
        public ForgetHistory {
            rows = List.copyOf(rows);
        }

        @Override
        public String description() {
            return "remove %d %s newer than %s from the history"
                    .formatted(rows.size(), rows.size() == 1 ? "row" : "rows", after);
        }

        @Override
        public String digest(TargetIdentity target) {
            List<String> parts = new ArrayList<>(List.of(after.toString()));
            parts.addAll(rows);
            return OperationDigest.of(target, "forget-history", parts);
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
