package org.lockkeeper.migration.prisma;

import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.migration.HistoryEdit;
import org.lockkeeper.migration.Patience;

/** {@code prisma migrate resolve}: changes the history and nothing else. */
final class Resolver {
    private final WriteSession session;
    private final Clearance<ResolveMigration> clearance;
    private final Bookkeeping bookkeeping;
    private final String environment;
    private final Patience patience;

    Resolver(
            WriteSession session,
            Clearance<ResolveMigration> clearance,
            Bookkeeping bookkeeping,
            String environment,
            Patience patience) {
        this.session = session;
        this.clearance = clearance;
        this.bookkeeping = bookkeeping;
        this.environment = environment;
        this.patience = patience;
    }

    /** @throws LockkeeperException Prisma's P3008 or P3017 */
    HistoryEdit markApplied(List<PrismaScript> scripts) {
        String name = clearance.operation().migration();
        PrismaScript script = scripts.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LockkeeperException(
                        "LK-MIG-P3017",
                        ExitCode.USAGE,
                        "The project has no folder for migration %s, so it cannot be marked as applied (Prisma's P3017); give the name of its folder."
                                .formatted(name)));
        History history = History.read(session.reading(clearance), environment, bookkeeping.schema());
        List<HistoryEntry> own = reviewed(history, Checksums.of(script.bytes()));
        if (own.stream().anyMatch(entry -> entry.finishedAt().isPresent())) {
            throw refused(
                    "P3008",
                    "Migration %s is already recorded as applied on %s (Prisma's P3008). Nothing was changed."
                            .formatted(name, environment));
        }
        List<String> statements = new ArrayList<>();
        if (!history.hasTable()) {
            if (!history.hasSchema()) {
                statements.add(bookkeeping.text(WriteStatement.PRISMA_CREATE_SCHEMA));
            }
            statements.add(bookkeeping.text(WriteStatement.PRISMA_CREATE_HISTORY));
        }
        statements.add(bookkeeping.text(WriteStatement.PRISMA_ROLL_BACK, name));
        statements.add(bookkeeping.text(
                WriteStatement.PRISMA_MARK_APPLIED, clearance.operation().checksum(), name));
        boolean failed = own.stream().anyMatch(HistoryEntry::isOpen);
        write(statements);
        return edit(
                own,
                "Migration %s is now recorded as applied on %s%s. Its script was not run."
                        .formatted(name, environment, failed ? ", and its failed run as rolled back" : ""));
    }

    /** @throws LockkeeperException Prisma's P3011 or P3012 */
    HistoryEdit markRolledBack() {
        String name = clearance.operation().migration();
        History history = History.read(session.reading(clearance), environment, bookkeeping.schema());
        List<HistoryEntry> own = reviewed(history, "");
        if (own.isEmpty()) {
            throw refused(
                    "P3011",
                    "Migration %s was never started on %s, so there is nothing to mark as rolled back (Prisma's P3011)."
                            .formatted(name, environment));
        }
        if (own.stream().noneMatch(HistoryEntry::isOpen)) {
            throw refused(
                    "P3012",
                    "Migration %s has not failed on %s (Prisma's P3012). Only a failed migration can be marked as rolled back."
                            .formatted(name, environment));
        }
        write(List.of(bookkeeping.text(WriteStatement.PRISMA_ROLL_BACK, name)));
        return edit(
                own,
                "The failed run of migration %s on %s is now recorded as rolled back. Nothing else was changed; the next migrate runs it again."
                        .formatted(name, environment));
    }

    /** The migration's rows, which are the reviewed ones, as is the script; or it is refused. */
    private List<HistoryEntry> reviewed(History history, String checksum) {
        ResolveMigration operation = clearance.operation();
        List<HistoryEntry> own = rows(history, operation.migration());
        List<String> texts = own.stream().map(entry -> entry.row().text()).toList();
        clearance.requireOperation(
                new ResolveMigration(operation.migration(), operation.resolution(), texts, checksum));
        return own;
    }

    private HistoryEdit edit(List<HistoryEntry> before, String words) {
        History history = History.read(session.reading(clearance), environment, bookkeeping.schema());
        return new HistoryEdit(
                words,
                before.stream().map(HistoryEntry::row).toList(),
                rows(history, clearance.operation().migration()).stream()
                        .map(HistoryEntry::row)
                        .toList());
    }

    private static List<HistoryEntry> rows(History history, String name) {
        return history.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .toList();
    }

    /** All of them take effect, or none. */
    private void write(List<String> statements) {
        patience.whole(environment, () -> {
            try {
                Bookkeeping.runTogether(session, clearance, statements, patience.cancel());
                return true;
            } catch (DbException e) {
                throw Failures.beforeTheRun(environment, statements.getLast(), e);
            }
        });
    }

    private static LockkeeperException refused(String prismaCode, String sentence) {
        return new LockkeeperException("LK-MIG-" + prismaCode, ExitCode.ATTENTION, sentence);
    }
}
