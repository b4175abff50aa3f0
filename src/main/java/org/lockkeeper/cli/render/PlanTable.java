package org.lockkeeper.cli.render;

import java.util.List;
import org.lockkeeper.cli.output.Columns;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.PlannedStatement;

/** A plan for a terminal: line numbers beside the script's statements, the engine's own in a quieter shade. */
public final class PlanTable {
    private static final String MARGIN = " ".repeat(8);

    private PlanTable() {}

    public static String render(MigrationPlan plan, Pen pen) {
        StringBuilder text = new StringBuilder();
        text.append(pen.paint(
                        Tone.STRONG, "Preview for " + Inert.line(plan.profile().name())))
                .append(" (%s, database %s at %s)%n"
                        .formatted(
                                plan.profile().environment().label(),
                                Inert.line(plan.target().database()),
                                Inert.line(plan.profile().address())));
        if (plan.isEmpty()) {
            return text.append("Nothing is pending.\n").toString();
        }
        long statements = plan.migrations().stream()
                .mapToLong(m -> m.scriptStatements().size())
                .sum();
        fact(
                text,
                pen,
                "would run",
                Words.count(plan.migrations().size(), "migration") + ", " + Words.count(statements, "statement"));
        fact(text, pen, "rule", plan.transactionRule());
        fact(text, pen, "digest", plan.digest());
        appendEngine(text, pen, "before the first", plan.before());
        for (PlannedMigration migration : plan.migrations()) {
            text.append('\n')
                    .append(pen.paint(Tone.STRONG, Inert.line(migration.name())))
                    .append(migration.transactional() ? "" : pen.paint(Tone.CAUTION, "  not in a transaction"))
                    .append('\n');
            migration.statements().forEach(statement -> append(text, pen, statement));
        }
        appendEngine(text, pen, "after the last", plan.after());
        return text.toString();
    }

    private static void fact(StringBuilder text, Pen pen, String name, String value) {
        List<String> lines = Columns.wrap(Inert.line(value), pen.proseWidth() - 11);
        text.append(pen.paint(Tone.QUIET, Columns.padEnd(name, 11)))
                .append(String.join("\n" + " ".repeat(11), lines))
                .append('\n');
    }

    private static void appendEngine(StringBuilder text, Pen pen, String when, List<PlannedStatement> statements) {
        if (!statements.isEmpty()) {
            text.append('\n').append(pen.paint(Tone.QUIET, when)).append('\n');
            statements.forEach(statement -> append(text, pen, statement));
        }
    }

    private static void append(StringBuilder text, Pen pen, PlannedStatement statement) {
        boolean own = statement.origin() == PlannedStatement.Origin.SCRIPT;
        String number = own ? Columns.padStart(Integer.toString(statement.line()), 6) + "  " : MARGIN;
        String[] lines = (Inert.block(statement.sql()).strip() + ";").split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            text.append(pen.paint(Tone.QUIET, i == 0 ? number : MARGIN))
                    .append(pen.paint(own ? Tone.PLAIN : Tone.QUIET, lines[i]))
                    .append('\n');
        }
    }
}
