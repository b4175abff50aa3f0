package org.lockkeeper.cli.render;

import java.util.List;
import java.util.stream.Collectors;
import org.lockkeeper.cli.output.Markdown;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.PlannedStatement;

/** A plan for a pull request: a block of SQL a migration. */
public final class PlanMarkdown {
    private PlanMarkdown() {}

    public static String render(MigrationPlan plan) {
        StringBuilder text = new StringBuilder("### Preview for %s (%s, database %s)%n%n"
                .formatted(
                        Markdown.text(plan.profile().name()),
                        plan.profile().environment().label(),
                        Markdown.code(plan.target().database())));
        if (plan.isEmpty()) {
            return text.append("Nothing is pending.\n").toString();
        }
        text.append("- plan digest: ").append(Markdown.code(plan.digest())).append('\n');
        text.append("- transaction rule: ")
                .append(Markdown.text(plan.transactionRule()))
                .append('\n');
        append(text, "Before the first migration", plan.before());
        for (PlannedMigration migration : plan.migrations()) {
            append(text, Markdown.code(migration.name()), migration.statements());
        }
        append(text, "After the last migration", plan.after());
        return text.toString();
    }

    private static void append(StringBuilder text, String title, List<PlannedStatement> statements) {
        if (!statements.isEmpty()) {
            text.append("\n#### ")
                    .append(title)
                    .append("\n\n")
                    .append(Markdown.block(
                            "sql",
                            statements.stream()
                                    .map(statement -> statement.sql() + ";")
                                    .collect(Collectors.joining("\n"))));
        }
    }
}
