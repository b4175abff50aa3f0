package org.lockkeeper.cli.render;

import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunFailure;

/** What a migrate did, for a terminal: what was applied, what failed and what the failure left behind. */
public final class RunAccount {
    private static final int LABEL = 13;

    private RunAccount() {}

    public static String render(String environment, MigrationRun run, Pen pen) {
        StringBuilder text = new StringBuilder();
        String where = " on " + Inert.line(environment);
        if (run.applied().isEmpty() && run.failed().isEmpty()) {
            return "Nothing was pending" + where + ".\n";
        }
        run.applied()
                .forEach(name -> text.append(pen.paint(Tone.GOOD, pen.sign("✓", "+") + " applied"))
                        .append("  ")
                        .append(Inert.line(name))
                        .append('\n'));
        run.failed().ifPresent(failure -> append(text, pen, failure));
        text.append('\n')
                .append(Words.count(run.applied().size(), "migration"))
                .append(" applied")
                .append(where)
                .append(run.failed().isPresent() ? ", then one failed.\n" : ".\n");
        run.log()
                .ifPresent(log -> text.append("Log: ")
                        .append(log)
                        .append(run.logBroken()
                                .map(why -> " (it ends before the run did: %s)".formatted(Inert.line(why)))
                                .orElse(""))
                        .append('\n'));
        return text.toString();
    }

    private static void append(StringBuilder text, Pen pen, RunFailure failure) {
        text.append(pen.paint(Tone.BAD, pen.sign("✗", "x") + " failed "))
                .append("  ")
                .append(Inert.line(failure.name()))
                .append('\n');
        fact(text, pen, "message", failure.message());
        failure.sqlState().ifPresent(state -> fact(text, pen, "SQLSTATE", state));
        if (failure.tries() > 1) {
            fact(text, pen, "tries", failure.tries() + ", the last one told here");
        }
        if (failure.line() > 0) {
            fact(text, pen, "line", Integer.toString(failure.line()));
        }
        failure.statement().ifPresent(sql -> fact(text, pen, "statement", abridge(sql)));
        fact(text, pen, "left behind", failure.leftBehind());
    }

    private static String abridge(String sql) {
        return sql.length() <= 2_000 ? sql : sql.substring(0, 2_000) + " [...]";
    }

    private static void fact(StringBuilder text, Pen pen, String name, String value) {
        Facts.append(text, pen, LABEL, name, value);
    }
}
