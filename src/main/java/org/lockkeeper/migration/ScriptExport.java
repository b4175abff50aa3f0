package org.lockkeeper.migration;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.script.SqlLexer;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.migration.script.SqlStatement;
import org.lockkeeper.migration.script.SqlToken;

/**
 * A plan as a script that psql runs to the same effect: {@code psql -X -v ON_ERROR_STOP=1 -f FILE}. What the engine sends as one query
 * of several statements is one query there too, by psql's {@code \;}.
 */
public final class ScriptExport {
    private ScriptExport() {}

    /**
     * The script, in UTF-8 and with line feeds.
     *
     * @throws LockkeeperException if a statement has no end, so that psql would take what follows for a part of it
     */
    public static String of(MigrationPlan plan) {
        StringBuilder script = new StringBuilder();
        header(plan).forEach(line -> script.append("-- ").append(oneLine(line)).append('\n'));
        script.append("\\set ON_ERROR_STOP on\n\\set AUTOCOMMIT on\n\\encoding UTF8\n");
        section(script, "before the first migration", plan.before());
        for (PlannedMigration migration : plan.migrations()) {
            section(script, "migration " + migration.name(), migration.statements());
        }
        section(script, "after the last migration", plan.after());
        return script.toString();
    }

    private static Stream<String> header(MigrationPlan plan) {
        return Stream.of(
                "Lockkeeper: %d migrations for %s"
                        .formatted(plan.migrations().size(), plan.profile().name()),
                "plan " + plan.digest(),
                "target %s, database %s, system %s"
                        .formatted(
                                plan.profile().address(),
                                plan.target().database(),
                                plan.target().system()),
                "rule: " + plan.transactionRule(),
                "run it with: psql -X -v ON_ERROR_STOP=1 -f FILE");
    }

    private static void section(StringBuilder script, String title, List<PlannedStatement> statements) {
        if (statements.isEmpty()) {
            return;
        }
        script.append("\n-- ").append(oneLine(title)).append('\n');
        statements.forEach(statement -> script.append(forPsql(title, statement.sql())));
    }

    private static String forPsql(String title, String sql) {
        SqlScript parsed = SqlScript.parse(sql);
        if (!parsed.closed()) {
            throw new LockkeeperException(
                    "LK-MIG-EXPORT",
                    ExitCode.ATTENTION,
                    "The plan cannot be saved as a script: in %s a quote or a comment has no end. Correct that script first."
                            .formatted(title));
        }
        return parsed.statements().isEmpty()
                ? ""
                : parsed.statements().stream()
                        .map(SqlStatement::sql)
                        .map(ScriptExport::withoutVariables)
                        .collect(Collectors.joining("\\;\n", "", ";\n"));
    }

    /** In SQL a colon before a word is an array's slice; psql would put a variable there. */
    private static String withoutVariables(String sql) {
        if (sql.indexOf(':') < 0) {
            return sql;
        }
        StringBuilder safe = new StringBuilder(sql.length());
        int copied = 0;
        for (SqlToken token : SqlLexer.tokens(sql)) {
            boolean colon = token.kind() == SqlToken.Kind.PUNCTUATION && sql.charAt(token.start()) == ':';
            if (colon && token.end() < sql.length() && !Character.isWhitespace(sql.charAt(token.end()))) {
                safe.append(sql, copied, token.end()).append(' ');
                copied = token.end();
            }
        }
        return safe.append(sql, copied, sql.length()).toString();
    }

    /** Names and addresses must not end the comment that they stand in. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
