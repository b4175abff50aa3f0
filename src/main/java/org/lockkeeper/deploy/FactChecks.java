package org.lockkeeper.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.migration.LockSession;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.StatusMatrix;

/** The checks that need no more than what was read for a deploy anyway. */
final class FactChecks {
    /** A transaction that idles longer holds up whoever waits behind a migration that waits for it. */
    static final Duration LONGEST_IDLE = Duration.ofMinutes(1);

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
    private static final int SHOWN = 3;

    private FactChecks() {}

    static CheckResult history(StatusMatrix matrix) {
        List<String> wrong = matrix.environments().stream()
                .flatMap(status -> status.migrations().stream()
                        .filter(m -> m.state().needsAttention() || m.state() == MigrationState.RUNNING)
                        .map(m -> "%s is %s on %s"
                                .formatted(
                                        m.name(),
                                        m.state().label(),
                                        status.profile().name())))
                .toList();
        if (!wrong.isEmpty()) {
            return CheckResult.failed(
                    String.join(", ", wrong.subList(0, Math.min(SHOWN, wrong.size()))) + (wrong.size() > SHOWN ? ", and " + (wrong.size() - SHOWN) + " more." : "."));
        }
        List<String> unread = matrix.environments().stream()
                .filter(status -> !status.isReadable())
                .map(status -> status.profile().name())
                .toList();
        return unread.isEmpty()
                ? CheckResult.passed("None on %d environments."
                        .formatted(matrix.environments().size()))
                : CheckResult.unknown("%s could not be read.".formatted(String.join(", ", unread)));
    }

    static CheckResult lock(List<LockSession> holders) {
        return holders.isEmpty()
                ? CheckResult.passed("No session holds it.")
                : CheckResult.failed("It is held by %s."
                        .formatted(String.join(
                                "; ", holders.stream().map(LockSession::words).toList())));
    }

    static CheckResult idle(Impact impact) {
        if (impact.unread().isPresent()) {
            return CheckResult.unknown(impact.unread().get());
        }
        List<TouchedTable.Holder> holders =
                impact.tables().stream().flatMap(t -> t.sessions().stream()).toList();
        Stream<String> idle = impact.tables().stream()
                .flatMap(table -> table.sessions().stream()
                        .filter(holder -> holder.idlesLongerThan(LONGEST_IDLE))
                        .map(holder -> "%s holds %s".formatted(holder.words(), table.qualified())));
        List<String> found = idle.toList();
        if (!found.isEmpty()) {
            return CheckResult.failed(String.join("; ", found) + ". What is locked behind it would wait.");
        }
        return holders.stream().anyMatch(holder -> holder.state().isEmpty())
                ? CheckResult.unknown("this role does not see the state of every session; pg_monitor would let it.")
                : CheckResult.passed("None on %d %s."
                        .formatted(
                                impact.tables().size(), impact.tables().size() == 1 ? "table" : "tables"));
    }

    static CheckResult disk(Database database, Impact impact) {
        List<TouchedTable> rewritten = impact.tables().stream()
                .filter(TouchedTable::there)
                .filter(table -> table.effects().stream().anyMatch(kind -> kind.rewrites()))
                .toList();
        if (impact.unread().isPresent()) {
            return CheckResult.unknown(impact.unread().get());
        }
        if (rewritten.isEmpty()) {
            return CheckResult.passed(
                    impact.opaque().isEmpty()
                            ? "No table that is there is rewritten or gets an index."
                            : "No table is rewritten as far as the words tell.");
        }
        if (rewritten.stream().anyMatch(table -> table.bytes().isEmpty())) {
            return CheckResult.unknown("a table that is rewritten is locked, so that its size cannot be read.");
        }
        long needed = rewritten.stream()
                .mapToLong(table -> table.bytes().orElse(0L))
                .sum();
        String what = "%s may be written anew (%s)"
                .formatted(
                        String.join(
                                ", ",
                                rewritten.stream().map(TouchedTable::qualified).toList()),
                        SizeWords.of(needed));
        return free(database)
                .map(bytes -> {
                    String fact = "%s, and %s are free where the server keeps its files.".formatted(what, SizeWords.of(bytes));
                    return bytes > needed * 2 ? CheckResult.passed(fact) : CheckResult.failed(fact);
                })
                .orElseGet(() -> CheckResult.unknown(
                        what + ", and the free space of the server's disk cannot be seen from here."));
    }

    /** Only where the server runs on this machine, and this user may look at its folder. */
    private static Optional<Long> free(Database database) {
        if (!THIS_MACHINE.contains(database.profile().host())) {
            return Optional.empty();
        }
        try (ReadSession session = database.read()) {
            Optional<Path> folder = session.query(ReadQuery.DATA_DIRECTORY, row -> Path.of(row.text("folder"))).stream()
                    .findFirst()
                    .filter(path -> Files.exists(path.resolve("PG_VERSION")));
            return folder.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Files.getFileStore(folder.get()).getUsableSpace());
        } catch (DbException | IOException | InvalidPathException e) {
            org.slf4j.LoggerFactory.getLogger(FactChecks.class).debug("free space is not known", e);
            return Optional.empty();
        }
    }
}
