package org.lockkeeper.cli.render;

import org.lockkeeper.cli.output.Columns;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.migration.LockSession;
import org.lockkeeper.migration.Recovery;
import org.lockkeeper.migration.StatementEffect;
import org.lockkeeper.migration.WayOut;

/** The account of a run that did not end well and the ways out, for a terminal. */
public final class RecoveryText {
    private static final int LABEL = 13;
    private static final int STATEMENT = 60;

    private final StringBuilder text = new StringBuilder();
    private final Recovery recovery;
    private final Workspace workspace;
    private final Pen pen;

    private RecoveryText(Recovery recovery, Workspace workspace, Pen pen) {
        this.recovery = recovery;
        this.workspace = workspace;
        this.pen = pen;
    }

    /** @param workspace that the printed commands are for */
    public static String render(Recovery recovery, Workspace workspace, Pen pen) {
        return new RecoveryText(recovery, workspace, pen).render();
    }

    private String render() {
        text.append("%s: %s applied%s.\n"
                .formatted(
                        Inert.line(recovery.environment()),
                        Words.count(recovery.applied(), "migration"),
                        recovery.lastApplied()
                                .map(name -> ", the last is " + Inert.line(name))
                                .orElse("")));
        if (recovery.isClear()) {
            return text.append("Nothing is wrong here.\n").toString();
        }
        recovery.troubles().forEach(this::trouble);
        recovery.lockHolders().forEach(this::holder);
        recovery.invalidIndexes()
                .forEach(index -> fact("invalid", "index %s on %s".formatted(index.qualified(), index.table())));
        recovery.openLog()
                .ifPresent(log -> fact(
                        "log", "%s has no outcome: that run still goes on, or its process was killed".formatted(log)));
        recovery.ways().forEach(this::way);
        return text.toString();
    }

    private void trouble(Recovery.Trouble trouble) {
        text.append('\n')
                .append(pen.paint(
                        Tone.BAD, pen.sign("✗", "x") + " " + trouble.state().label()))
                .append("  ")
                .append(Inert.line(trouble.migration()))
                .append('\n');
        fact("account", trouble.account());
        trouble.message().ifPresent(message -> fact("message", message));
        trouble.sqlState().ifPresent(state -> fact("SQLSTATE", state));
        if (trouble.line() > 0) {
            fact("line", Integer.toString(trouble.line()));
        }
        trouble.statement().ifPresent(sql -> fact("statement", sql));
        fact("remains", trouble.remains());
        trouble.statements().forEach(this::statement);
    }

    private void statement(StatementEffect effect) {
        Tone tone = switch (effect.effect()) {
            case TOOK_EFFECT -> Tone.GOOD;
            case DID_NOT -> Tone.BAD;
            case UNKNOWN -> Tone.CAUTION;
        };
        text.append("  ")
                .append(pen.paint(tone, Columns.padEnd(effect.effect().label(), LABEL)))
                .append("line ")
                .append(effect.line())
                .append(": ")
                .append(Columns.shorten(Inert.line(effect.sql()), STATEMENT, pen.sign("…", "..")))
                .append(pen.paint(Tone.QUIET, "  (" + Inert.line(effect.evidence()) + ")"))
                .append('\n');
    }

    private void holder(LockSession session) {
        text.append('\n');
        fact("lock", session.words());
        fact("it runs", session.query());
    }

    private void way(WayOut way) {
        text.append('\n')
                .append(pen.sign("→ ", "> "))
                .append(Inert.line(RecoveryCommands.of(workspace, recovery.environment(), way.act())
                        .line()))
                .append('\n');
        fact("when", way.when());
        fact("effect", way.effect());
        if (!way.before().isEmpty() || !way.after().isEmpty()) {
            HistoryLines.append(text, pen, "before", way.before());
            HistoryLines.append(text, pen, "after", way.after());
        }
    }

    private void fact(String name, String value) {
        Facts.append(text, pen, LABEL, name, value);
    }
}
