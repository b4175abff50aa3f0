package org.lockkeeper.migration.flyway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.callback.Warning;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.db.EngineGuide;
import org.lockkeeper.db.OwnBackend;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.PlannedStatement;
import org.lockkeeper.migration.RunControl;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.task.CancelToken;

/**
 * Follows a run of Flyway from within: tells how far it is, holds it against the plan, and stops it between statements when asked.
 * Used by one run, in its thread.
 */
final class RunWatch implements Callback, EngineGuide {
    private static final String LOCK_ATTEMPT = "pg_try_advisory";

    private static final Pattern CREATION = Pattern.compile("(?i)\\s*create\\s+table\\b");

    private final MigrationPlan plan;
    private final String history;
    private final RunControl control;
    private final RunListener listener;
    private final List<String> finished = new ArrayList<>();
    private @Nullable PlannedMigration current;
    private List<PlannedStatement> statements = List.of();
    private int statement;
    private boolean inScript;
    private boolean historyMade;
    private String repeated = "";
    private @Nullable String deviation;

    /** @param history the name of Flyway's table, without its schema */
    RunWatch(MigrationPlan plan, RunControl control, String history) {
        this.plan = plan;
        this.history = history;
        this.control = control;
        this.listener = control.listener();
    }

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return switch (event) {
            case BEFORE_EACH_MIGRATE,
                    BEFORE_EACH_MIGRATE_STATEMENT,
                    AFTER_EACH_MIGRATE_STATEMENT,
                    AFTER_EACH_MIGRATE_STATEMENT_ERROR -> true;
            default -> false;
        };
    }

    @Override
    public boolean canHandleInTransaction(Event event, @Nullable Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "lockkeeper";
    }

    @Override
    public void handle(Event event, Context context) {
        if (event == Event.BEFORE_EACH_MIGRATE) {
            start(context.getMigrationInfo().getScript());
        } else if (event == Event.BEFORE_EACH_MIGRATE_STATEMENT) {
            control.attempt().throwIfRequested();
            startStatement(context.getStatement().getSql());
        } else {
            inScript = false;
            List<Warning> warnings = context.getStatement().getWarnings();
            if (warnings != null) {
                warnings.forEach(warning -> listener.notice(warning.getMessage()));
            }
        }
    }

    private void start(String script) {
        finishCurrent();
        if (control.isCancelled()) {
            throw new CancellationException("cancelled on request");
        }
        int index = finished.size();
        if (index >= plan.migrations().size()
                || !plan.migrations().get(index).name().equals(script)) {
            deviation = script;
            throw new CancellationException("not in the plan at this place: " + script);
        }
        current = plan.migrations().get(index);
        statements = current.scriptStatements();
        statement = 0;
        if (!script.equals(repeated)) {
            control.begin(script);
        }
        repeated = "";
        listener.migrationStarted(script, index, plan.migrations().size());
    }

    private void startStatement(String sql) {
        if (current == null) {
            return;
        }
        statement++;
        int line =
                statement <= statements.size() ? statements.get(statement - 1).line() : 0;
        listener.statementStarted(current.name(), line, sql, statement, statements.size());
        inScript = true;
    }

    /** The migration under way is in the database, its history row included. */
    void finishCurrent() {
        if (current != null) {
            finished.add(current.name());
            control.end();
            listener.migrationFinished(current.name());
            current = null;
        }
    }

    /** What was under way left nothing and is about to be run again. */
    void startOver() {
        repeated = current == null ? "" : current.name();
        current = null;
        inScript = false;
    }

    /** Scripts and attempts at the lock may be stopped; what Flyway does to leave things tidy may not. */
    @Override
    public boolean test(String sql) {
        historyMade |= !inScript && CREATION.matcher(sql).lookingAt() && sql.contains(history);
        return inScript || sql.contains(LOCK_ATTEMPT);
    }

    @Override
    public CancelToken cancel() {
        return control.attempt();
    }

    /** Only what is whole or not at all can be tried again; what builds in several transactions waits as long as it takes. */
    @Override
    public Optional<Duration> lockTimeout() {
        return current != null && current.transactional() && inScript ? control.lockTimeout() : Optional.empty();
    }

    @Override
    public void opened(OwnBackend backend) {
        control.joined(backend);
    }

    @Override
    public void closed(long pid) {
        control.left(pid);
    }

    /** Whether Flyway has made its history table in this run. */
    boolean historyMade() {
        return historyMade;
    }

    List<String> finished() {
        return finished;
    }

    /** What was under way when the run ended. */
    Optional<PlannedMigration> current() {
        return Optional.ofNullable(current);
    }

    /** The script's statement that was started last in the migration under way. */
    Optional<PlannedStatement> lastStatement() {
        return statement > 0 && statement <= statements.size()
                ? Optional.of(statements.get(statement - 1))
                : Optional.empty();
    }

    /** What Flyway was about to run in place of what was planned. */
    Optional<String> deviation() {
        return Optional.ofNullable(deviation);
    }
}
