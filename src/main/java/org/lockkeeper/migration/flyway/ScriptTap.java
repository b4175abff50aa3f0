package org.lockkeeper.migration.flyway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlScriptFactory;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.migration.PlannedStatement;

/**
 * Adds no migration, but sees what Flyway hands to a resolver: the factory with which it cuts scripts into statements for the
 * database at hand, placeholders replaced. So the preview shows what Flyway's own parser makes of a script.
 */
final class ScriptTap implements MigrationResolver {
    private final ResourceProvider resources;
    private @Nullable SqlScriptFactory factory;
    private boolean mixed;

    ScriptTap(ResourceProvider resources) {
        this.resources = resources;
    }

    @Override
    public Collection<ResolvedMigration> resolveMigrations(Context context) {
        factory = context.sqlScriptFactory;
        mixed = context.configuration.isMixed();
        return List.of();
    }

    /**
     * A script as Flyway will run it; {@code info()} must have been called before.
     *
     * @throws FlywayException if Flyway would not run it
     */
    Parsed parse(ScriptFile file) {
        if (factory == null) {
            throw new IllegalStateException("Flyway has resolved nothing yet");
        }
        SqlScript script = factory.createSqlScript(file, mixed, resources);
        List<PlannedStatement> statements = new ArrayList<>();
        try (SqlStatementIterator all = script.getSqlStatements()) {
            while (all.hasNext()) {
                SqlStatement statement = all.next();
                statements.add(PlannedStatement.script(statement.getLineNumber(), withoutDelimiter(statement)));
            }
        }
        return new Parsed(statements, script.executeInTransaction(), script.shouldExecute());
    }

    private static String withoutDelimiter(SqlStatement statement) {
        String sql = statement.getSql().strip();
        String delimiter = statement.getDelimiter();
        return delimiter != null && !delimiter.isEmpty() && sql.endsWith(delimiter)
                ? sql.substring(0, sql.length() - delimiter.length()).stripTrailing()
                : sql;
    }

    /**
     * A script cut into statements.
     *
     * @param transactional whether Flyway runs it in a transaction
     * @param executed whether its settings let it run at all
     */
    record Parsed(List<PlannedStatement> statements, boolean transactional, boolean executed) {}
}
