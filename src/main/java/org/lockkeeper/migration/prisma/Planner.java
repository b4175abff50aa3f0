package org.lockkeeper.migration.prisma;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.PlanDigest;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.PlannedStatement;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.migration.script.SqlStatement;

/** Works out what a deploy would run, and refuses where {@code prisma migrate deploy} would. */
final class Planner {
    private final List<PrismaScript> scripts;
    private final TransactionRule rule;
    private final String schema;
    private final boolean locks;
    /** By their checksums. */
    private final Map<String, SqlScript> parsed = new ConcurrentHashMap<>();

    /** @param locks whether the advisory lock is taken */
    Planner(List<PrismaScript> scripts, TransactionRule rule, String schema, boolean locks) {
        this.scripts = scripts;
        this.rule = rule;
        this.schema = schema;
        this.locks = locks;
    }

    MigrationPlan plan(
            ConnectionProfile profile,
            ServerFacts facts,
            History history,
            List<LockHolder> holders,
            Optional<String> to) {
        requireDeployable(profile.name(), history, holders);
        Bookkeeping bookkeeping = new Bookkeeping(schema, facts.version().major());
        PlanDigest digest = new PlanDigest(facts.identity(), rule.mode().label());
        List<PlannedMigration> migrations = new ArrayList<>();
        for (PrismaScript script : pending(history, to)) {
            byte[] bytes = script.bytes();
            digest.add(script.name(), bytes);
            migrations.add(planned(bookkeeping, script, bytes));
        }
        return new MigrationPlan(
                profile,
                facts.identity(),
                digest.hex(),
                rule.reason(),
                before(bookkeeping, history),
                migrations,
                locks ? List.of(bookkeeping.planned(WriteStatement.PRISMA_UNLOCK)) : List.of());
    }

    /**
     * Passes where a deploy may begin.
     *
     * @throws LockkeeperException Prisma's P3005 or P3009, or a run that is under way, each with the way out
     */
    void requireDeployable(String environment, History history, List<LockHolder> holders) {
        if (!history.hasTable() && history.otherTables() > 0) {
            throw new LockkeeperException(
                    "LK-MIG-P3005",
                    ExitCode.ATTENTION,
                    "The schema \"%s\" on %s has %d tables but no migration history (Prisma's P3005). If they came from the first migrations, mark each of these with resolve --applied; then migrate runs the rest."
                            .formatted(schema, environment, history.otherTables()));
        }
        List<HistoryEntry> open = history.open();
        if (open.isEmpty()) {
            return;
        }
        HistoryEntry last = open.getLast();
        if (!holders.isEmpty() && last.logs().isEmpty()) {
            throw new LockkeeperException(
                    "LK-MIG-RUNNING",
                    ExitCode.ATTENTION,
                    "Migration %s is being applied to %s now, by %s. Wait until that run has ended and look again."
                            .formatted(
                                    last.name(), environment, holders.getFirst().description()));
        }
        throw new LockkeeperException(
                "LK-MIG-P3009",
                ExitCode.ATTENTION,
                "Migration %s failed on %s at %s, and nothing runs until that is settled (Prisma's P3009). Look at what it left behind; undo that and resolve it with --rolled-back to run it again, or complete it by hand and resolve it with --applied."
                        .formatted(last.name(), environment, last.startedAt().truncatedTo(ChronoUnit.SECONDS)));
    }

    /**
     * Folders that have no row, or none that is not rolled back; folders that sort before applied ones too.
     *
     * @throws LockkeeperException if {@code to} is no migration of the project
     */
    List<PrismaScript> pending(History history, Optional<String> to) {
        to.filter(name -> scripts.stream().noneMatch(script -> script.name().equals(name)))
                .ifPresent(name -> {
                    throw new LockkeeperException(
                            "LK-MIG-UNKNOWN",
                            ExitCode.USAGE,
                            "The project has no migration \"%s\"; give the name of its folder.".formatted(name));
                });
        Set<String> there = history.entries().stream()
                .filter(entry -> entry.rolledBackAt().isEmpty())
                .map(HistoryEntry::name)
                .collect(Collectors.toSet());
        List<PrismaScript> pending = new ArrayList<>();
        for (PrismaScript script : scripts) {
            if (!there.contains(script.name())) {
                pending.add(script);
            }
            if (to.filter(script.name()::equals).isPresent()) {
                break;
            }
        }
        return pending;
    }

    private List<PlannedStatement> before(Bookkeeping bookkeeping, History history) {
        List<PlannedStatement> before = new ArrayList<>();
        if (!history.hasSchema()) {
            before.add(bookkeeping.planned(WriteStatement.PRISMA_CREATE_SCHEMA));
        }
        before.add(bookkeeping.planned(WriteStatement.PRISMA_SEARCH_PATH));
        if (locks) {
            before.add(bookkeeping.planned(WriteStatement.PRISMA_LOCK_PATIENCE));
            before.add(bookkeeping.planned(WriteStatement.PRISMA_LOCK));
            before.add(bookkeeping.planned(WriteStatement.PRISMA_LOCK_TAKEN));
        }
        if (!history.hasTable()) {
            before.add(bookkeeping.planned(WriteStatement.PRISMA_CREATE_HISTORY));
        }
        return before;
    }

    private PlannedMigration planned(Bookkeeping bookkeeping, PrismaScript script, byte[] bytes) {
        String checksum = Checksums.of(bytes);
        SqlScript sql = parsed(script.name(), bytes, checksum);
        ScriptShape shape = ScriptShape.of(sql, rule.mode());
        List<PlannedStatement> statements = new ArrayList<>();
        statements.add(bookkeeping.planned(WriteStatement.PRISMA_START, checksum, script.name()));
        switch (shape) {
            case EMPTY -> {}
            case WRAPPED -> {
                statements.add(PlannedStatement.bookkeeping(ScriptRun.BEGIN));
                addEach(statements, sql);
                statements.add(PlannedStatement.bookkeeping(ScriptRun.COMMIT));
            }
            case EACH -> addEach(statements, sql);
            case BATCH -> {
                SqlStatement first = sql.statements().getFirst();
                int end = sql.statements().getLast().end();
                statements.add(PlannedStatement.script(first.line(), sql.text().substring(first.start(), end)));
            }
        }
        statements.add(bookkeeping.planned(WriteStatement.PRISMA_FINISH, script.name()));
        return new PlannedMigration(script.migration(), checksum, shape == ScriptShape.WRAPPED, statements);
    }

    /** A script's statements; one that was read before is not taken apart again, which for hundreds of them takes longer than to read them. */
    SqlScript parsed(String name, byte[] bytes, String checksum) {
        return parsed.computeIfAbsent(checksum, _ -> SqlScript.parse(ScriptText.decode(name, bytes)));
    }

    private static void addEach(List<PlannedStatement> statements, SqlScript sql) {
        sql.statements().forEach(s -> statements.add(PlannedStatement.script(s.line(), s.sql())));
    }
}
