package org.lockkeeper.migration.flyway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.Configuration;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.PlanDigest;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.PlannedStatement;

/** Assembles the plan of one environment from what Flyway would run there. */
final class PlanBuilder {
    private final Database database;
    private final FlywayOptions options;
    private final ScriptCatalog catalog;
    private final PlanFacts facts;
    private final Configuration configuration;
    private final CallbackScripts callbacks;

    PlanBuilder(Database database, FlywayOptions options, ScriptCatalog catalog, PlanFacts facts) {
        this.database = database;
        this.options = options;
        this.catalog = catalog;
        this.facts = facts;
        this.configuration = options.configure();
        this.callbacks = new CallbackScripts(configuration, catalog, facts.tap());
    }

    /** @param pending what to run, in Flyway's order */
    MigrationPlan build(List<MigrationInfo> pending) {
        List<Script> scripts = pending.stream().map(this::script).toList();
        List<String> outside = scripts.stream()
                .filter(s -> !s.parsed().transactional())
                .map(s -> s.entry().name())
                .toList();
        boolean sessionLock = isSessionLock(!outside.isEmpty());
        Bookkeeping bookkeeping = new Bookkeeping(facts.history(), configuration, sessionLock);
        String rule = TransactionRule.text(outside, usesTimestamp(scripts), sessionLock);
        List<PlannedMigration> planned = new ArrayList<>();
        long rank = facts.nextRank();
        boolean repeatables = false;
        for (Script script : scripts) {
            List<PlannedStatement> before = callbacksBefore(script, planned.isEmpty(), repeatables);
            repeatables |= script.entry().isRepeatable();
            planned.add(migration(script, bookkeeping, before, rank++));
        }
        return new MigrationPlan(
                database.profile(),
                facts.server().identity(),
                digest(facts.server().identity(), rule, scripts),
                rule,
                before(bookkeeping),
                planned,
                after(repeatables, planned.isEmpty()));
    }

    /** Whether Flyway's lock has to be the session's. */
    boolean isSessionLock(boolean outsideTransactions) {
        return outsideTransactions || "false".equalsIgnoreCase(options.keys().get(FlywayOptions.TRANSACTIONAL_LOCK));
    }

    private Script script(MigrationInfo info) {
        ScriptCatalog.Entry entry = catalog.find(info.getScript(), info.getVersion(), info.getDescription())
                .orElseThrow(() -> FlywayErrors.refusal(
                        "LK-MIG-FLYWAY-KIND",
                        "%s: %s is not an SQL script, and Lockkeeper runs nothing else; run it with Flyway itself."
                                .formatted(database.profile().name(), info.getScript())));
        try {
            return new Script(entry, info, facts.tap().parse(entry.file()));
        } catch (FlywayException e) {
            throw FlywayErrors.refusal(
                    "LK-MIG-FLYWAY-SCRIPT",
                    "%s: Flyway would not run %s: %s"
                            .formatted(database.profile().name(), entry.name(), FlywayErrors.firstLine(e)),
                    e);
        }
    }

    private PlannedMigration migration(
            Script script, Bookkeeping bookkeeping, List<PlannedStatement> before, long rank) {
        boolean transactional = script.parsed().transactional();
        MigrationInfo info = script.info();
        List<PlannedStatement> statements = new ArrayList<>(bookkeeping.lock(transactional));
        statements.addAll(bookkeeping.searchPath());
        statements.addAll(before);
        statements.addAll(callbacks.around(script.parsed().statements()));
        statements.addAll(callbacks.of("afterEachMigrate"));
        statements.add(bookkeeping.applied(new Bookkeeping.HistoryEntry(
                rank,
                info.getVersion() == null ? "" : info.getVersion().toString(),
                info.getDescription(),
                info.getType().name(),
                script.entry().name(),
                info.getResolvedChecksum())));
        statements.addAll(bookkeeping.unlock(transactional));
        return new PlannedMigration(
                script.entry().migration(), String.valueOf(info.getResolvedChecksum()), transactional, statements);
    }

    private List<PlannedStatement> callbacksBefore(Script script, boolean first, boolean repeatables) {
        List<PlannedStatement> before = new ArrayList<>();
        if (script.entry().isRepeatable() && !repeatables) {
            if (!first) {
                before.addAll(callbacks.of("afterVersioned"));
            }
            before.addAll(callbacks.of("beforeRepeatables"));
        }
        before.addAll(callbacks.of("beforeEachMigrate"));
        return before;
    }

    private List<PlannedStatement> before(Bookkeeping bookkeeping) {
        List<PlannedStatement> before = new ArrayList<>();
        Optional.ofNullable(configuration.getInitSql()).ifPresent(sql -> before.add(PlannedStatement.bookkeeping(sql)));
        before.addAll(callbacks.of("afterConnect"));
        if (configuration.isValidateOnMigrate()) {
            before.addAll(callbacks.of("beforeValidate"));
            before.addAll(callbacks.of("afterValidate"));
        }
        before.addAll(bookkeeping.create(facts.baseline()));
        before.addAll(callbacks.of("beforeMigrate"));
        return before;
    }

    private List<PlannedStatement> after(boolean repeatables, boolean nothing) {
        List<PlannedStatement> after = new ArrayList<>();
        if (!repeatables) {
            after.addAll(callbacks.of("afterVersioned"));
        }
        if (!nothing) {
            after.addAll(callbacks.of("afterMigrateApplied"));
        }
        after.addAll(callbacks.of("afterMigrate"));
        return after;
    }

    private boolean usesTimestamp(List<Script> scripts) {
        String placeholder =
                configuration.getPlaceholderPrefix() + "flyway:timestamp" + configuration.getPlaceholderSuffix();
        return configuration.isPlaceholderReplacement()
                && scripts.stream().anyMatch(s -> ScriptText.contains(s.entry().file(), placeholder));
    }

    /** Over the scripts as they lie on disk: replaced, those with the time in them would never be the same twice. */
    private String digest(TargetIdentity target, String rule, List<Script> scripts) {
        PlanDigest digest = new PlanDigest(target, rule);
        Map<String, String> settings = new TreeMap<>(options.keys());
        digest.add("settings", settings.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (Script script : scripts) {
            digest.add(script.entry().name(), script.entry().file().bytes());
            catalog.metadata(script.entry().file()).ifPresent(m -> digest.add(m.name(), m.bytes()));
        }
        catalog.callbacks().forEach(callback -> digest.add(callback.name(), callback.bytes()));
        return digest.hex();
    }

    private record Script(ScriptCatalog.Entry entry, MigrationInfo info, ScriptTap.Parsed parsed) {}
}
