package org.lockkeeper.migration.prisma;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;

/**
 * Holds a history against the scripts. Unlike {@code prisma migrate status} it looks at every row and not at names alone, compares
 * checksums, shows rows that have no folder, and shows failures however far behind the database is.
 */
final class PrismaStates {
    private final List<PrismaScript> scripts;
    private final Map<String, List<HistoryEntry>> rows;
    private final List<LockHolder> holders;
    private final Optional<HistoryEntry> newestOpen;
    private final Set<String> outOfOrder = new HashSet<>();
    private final Set<String> behindApplied = new HashSet<>();

    /** @param holders the sessions that hold Prisma's lock: what is open and has no error yet is then being run */
    PrismaStates(List<PrismaScript> scripts, History history, List<LockHolder> holders) {
        this.scripts = scripts;
        this.rows = history.byName();
        this.holders = holders;
        this.newestOpen = history.open().stream().max(Comparator.comparing(HistoryEntry::startedAt));
    }

    /** Every migration that has a script or a row, in the order in which Prisma runs them. */
    List<MigrationStatus> all() {
        findOutOfOrder();
        Map<String, PrismaScript> byName = HashMap.newHashMap(scripts.size());
        scripts.forEach(script -> byName.put(script.name(), script));
        List<MigrationStatus> result = new ArrayList<>(Math.max(scripts.size(), rows.size()));
        FolderOrder order = new FolderOrder();
        List<String> orphans = rows.keySet().stream()
                .filter(name -> !byName.containsKey(name))
                .sorted(order)
                .toList();
        int next = 0;
        for (PrismaScript script : scripts) {
            while (next < orphans.size() && order.compare(orphans.get(next), script.name()) < 0) {
                result.add(withoutScript(orphans.get(next)));
                next++;
            }
            result.add(withScript(script));
        }
        for (; next < orphans.size(); next++) {
            result.add(withoutScript(orphans.get(next)));
        }
        return result;
    }

    /** Applied after one that comes later in the folder: seen from the last script backwards. */
    private void findOutOfOrder() {
        Instant earliestLater = Instant.MAX;
        for (PrismaScript script : scripts.reversed()) {
            Optional<HistoryEntry> applied = applied(rowsOf(script.name()));
            if (applied.isPresent()) {
                if (applied.get().startedAt().isAfter(earliestLater)) {
                    outOfOrder.add(script.name());
                }
                Instant finished = applied.get().finishedAt().orElseThrow();
                earliestLater = finished.isBefore(earliestLater) ? finished : earliestLater;
            } else if (!earliestLater.equals(Instant.MAX)) {
                behindApplied.add(script.name());
            }
        }
    }

    private MigrationStatus withScript(PrismaScript script) {
        List<HistoryEntry> own = rowsOf(script.name());
        Optional<HistoryEntry> open = open(own);
        if (open.isPresent()) {
            return open(script.name(), open.get(), own);
        }
        Optional<HistoryEntry> applied = applied(own);
        if (applied.isPresent()) {
            return applied(script, applied.get(), own);
        }
        if (own.isEmpty()) {
            Optional<String> note = script.remark()
                    .or(() -> behindApplied.contains(script.name())
                            ? Optional.of("Later ones are applied here already; Prisma runs this one all the same.")
                            : Optional.empty());
            return status(script.name(), MigrationState.PENDING, Optional.empty(), note, own);
        }
        String note = "Marked as rolled back at %s; a deploy runs it again."
                .formatted(own.getLast().rolledBackAt().orElseThrow());
        return status(
                script.name(),
                MigrationState.ROLLED_BACK,
                Optional.empty(),
                Optional.of(script.remark().map(remark -> note + " " + remark).orElse(note)),
                own);
    }

    private MigrationStatus applied(PrismaScript script, HistoryEntry entry, List<HistoryEntry> own) {
        if (!script.matches(entry.checksum())) {
            return status(
                    script.name(),
                    MigrationState.MODIFIED,
                    entry.finishedAt(),
                    Optional.of("The script has changed since it ran: SHA-256 was %s, is now %s."
                            .formatted(entry.checksum(), script.checksum())),
                    own);
        }
        if (outOfOrder.contains(script.name())) {
            return status(
                    script.name(),
                    MigrationState.OUT_OF_ORDER,
                    entry.finishedAt(),
                    Optional.of("Applied after a migration that comes later in the folder."),
                    own);
        }
        Optional<String> note = entry.isMarkedApplied()
                ? Optional.of(
                        "Marked as applied at %s; its script was not run by Prisma then.".formatted(entry.startedAt()))
                : Optional.empty();
        return status(script.name(), MigrationState.APPLIED, entry.finishedAt(), note, own);
    }

    private MigrationStatus withoutScript(String name) {
        List<HistoryEntry> own = rowsOf(name);
        Optional<HistoryEntry> open = open(own);
        if (open.isPresent()) {
            return open(name, open.get(), own);
        }
        Optional<HistoryEntry> applied = applied(own);
        if (applied.isPresent()) {
            return status(
                    name,
                    MigrationState.MISSING,
                    applied.get().finishedAt(),
                    Optional.of("In the history, but the project has no folder of that name."),
                    own);
        }
        return status(
                name,
                MigrationState.IGNORED,
                Optional.empty(),
                Optional.of("Rolled back, and the project has no folder of that name: nothing will run."),
                own);
    }

    private MigrationStatus open(String name, HistoryEntry entry, List<HistoryEntry> own) {
        boolean running = !holders.isEmpty()
                && entry.logs().isEmpty()
                && newestOpen.filter(entry::equals).isPresent();
        if (running) {
            return status(
                    name,
                    MigrationState.RUNNING,
                    Optional.empty(),
                    Optional.of("Started at %s; Prisma's lock is held by %s."
                            .formatted(entry.startedAt(), holders.getFirst().description())),
                    own);
        }
        String note = entry.logs()
                .map(logs -> "Failed in the run of %s: %s".formatted(entry.startedAt(), logs.strip()))
                .orElseGet(() ->
                        "The run of %s ended without a result or an error in the history: its process was stopped, lost its connection, or runs with the advisory lock switched off."
                                .formatted(entry.startedAt()));
        return status(name, MigrationState.FAILED, Optional.empty(), Optional.of(note), own);
    }

    private List<HistoryEntry> rowsOf(String name) {
        return rows.getOrDefault(name, List.of());
    }

    private static Optional<HistoryEntry> open(List<HistoryEntry> own) {
        return own.reversed().stream().filter(HistoryEntry::isOpen).findFirst();
    }

    private static Optional<HistoryEntry> applied(List<HistoryEntry> own) {
        return own.reversed().stream().filter(HistoryEntry::isApplied).findFirst();
    }

    private static MigrationStatus status(
            String name,
            MigrationState state,
            Optional<Instant> appliedAt,
            Optional<String> note,
            List<HistoryEntry> own) {
        List<HistoryRow> history = own.stream().map(HistoryEntry::row).toList();
        return new MigrationStatus(name, state, appliedAt, note, history);
    }
}
