package org.lockkeeper.migration.prisma;

import java.nio.file.Path;
import java.util.Optional;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.TransactionMode;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * How scripts run, and why so.
 *
 * @param reason in words, with the rule itself
 */
record TransactionRule(TransactionMode mode, String reason) {
    /**
     * The workspace's word, else what the project's Prisma does.
     *
     * @throws LockkeeperException if the project uses Prisma 8, whose history is another one
     */
    static TransactionRule of(Project project, Path migrations) {
        Optional<PrismaVersion> version = VersionFinder.find(migrations);
        version.filter(PrismaVersion::isContractBased).ifPresent(v -> {
            throw contractBased("%s names Prisma %s".formatted(v.source(), v.text()));
        });
        return project.transactionMode()
                .map(mode -> new TransactionRule(
                        mode,
                        describe(mode) + " The workspace says so (\"transactionMode\": \"" + mode.label() + "\")."))
                .orElseGet(() -> version.map(TransactionRule::of)
                        .orElseGet(() -> new TransactionRule(
                                TransactionMode.SCRIPT,
                                describe(TransactionMode.SCRIPT)
                                        + " No Prisma version was found in a package.json or lock file near %s, so the rule of versions up to 7.3 is taken; \"transactionMode\" in the workspace overrides it."
                                                .formatted(migrations))));
    }

    static LockkeeperException contractBased(String evidence) {
        return new LockkeeperException(
                "LK-MIG-PRISMA8",
                ExitCode.ATTENTION,
                "%s: Prisma 8 keeps its history in prisma_contract, which Lockkeeper does not support. Use Prisma's own commands there."
                        .formatted(evidence));
    }

    private static TransactionRule of(PrismaVersion version) {
        TransactionMode mode = version.commitsEachStatement() ? TransactionMode.STATEMENT : TransactionMode.SCRIPT;
        String reason = version.exact()
                ? "Prisma %s, says %s.".formatted(version.text(), version.source())
                : "%s asks for Prisma %s, and no lock file says which that is; \"transactionMode\" in the workspace overrides this."
                        .formatted(version.source(), version.text());
        return new TransactionRule(mode, describe(mode) + " " + reason);
    }

    private static String describe(TransactionMode mode) {
        return switch (mode) {
            case SCRIPT ->
                "Each script is one query: its statements are one transaction, and a statement alone in its script runs outside of one (Prisma up to 7.3).";
            case STATEMENT -> "Each statement commits by itself (Prisma from 7.4).";
        };
    }
}
