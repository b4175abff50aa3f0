package org.lockkeeper.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.lockkeeper.activity.AgeWords;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.ForestNode;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.PreparedTransaction;
import org.lockkeeper.activity.SessionState.Kind;
import org.lockkeeper.cli.output.Columns;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;

/** The blocking forest for a terminal: each root with what it holds, and under it those that wait. */
public final class LocksText {
    private static final int MOST_WAITERS = 50;

    private LocksText() {}

    public static String render(Forest forest, List<MigrationAtWork> migrations, Pen pen) {
        StringBuilder text = new StringBuilder(MigrationLines.render(migrations, pen));
        if (forest.isEmpty()) {
            return text.append("Nobody waits for a lock.\n").toString();
        }
        text.append("%s for a lock.%n"
                .formatted(forest.blocked() == 1 ? "1 session waits" : forest.blocked() + " sessions wait"));
        if (forest.notLookedAt() > 0) {
            text.append(
                    "%d more wait and were not looked at: those below wait longest.%n".formatted(forest.notLookedAt()));
        }
        for (ForestNode root : forest.roots()) {
            text.append('\n');
            append(text, forest.at(), pen, root, "");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Instant at, Pen pen, ForestNode node, String margin) {
        line(text, margin, name(node, pen) + facts(node, at, pen));
        String below = margin + "  ";
        if (!node.holds().isEmpty()) {
            line(text, below, pen.paint(Tone.QUIET, "holds ") + Inert.line(String.join("; ", node.holds())));
        }
        node.session()
                .map(SessionsTable::query)
                .filter(query -> !query.isEmpty())
                .map(query -> pen.width() == 0
                        ? query
                        : Columns.shorten(query, Math.max(20, pen.width() - below.length() - 6), "…"))
                .ifPresent(query -> line(text, below, pen.paint(Tone.QUIET, "runs ") + query));
        List<ForestNode> waiters = node.waiters();
        waiters.stream().limit(MOST_WAITERS).forEach(waiter -> append(text, at, pen, waiter, below + "  "));
        if (waiters.size() > MOST_WAITERS) {
            line(text, below + "  ", "and %d more".formatted(waiters.size() - MOST_WAITERS));
        }
        if (node.cutOff()) {
            line(text, below + "  ", pen.paint(Tone.QUIET, "those that wait for it are shown elsewhere"));
        }
        if (node.tooDeep()) {
            line(
                    text,
                    below + "  ",
                    pen.paint(Tone.QUIET, "those that wait for it are not shown: the chain is too long"));
        }
    }

    private static String name(ForestNode node, Pen pen) {
        if (node.pid() == 0) {
            return pen.paint(
                    Tone.STRONG,
                    "prepared transaction "
                            + Inert.line(node.prepared()
                                    .map(PreparedTransaction::gid)
                                    .orElse("of another name")));
        }
        String who = node.session()
                .map(s -> " (%s, %s)".formatted(Inert.line(s.user()), Inert.line(s.application())))
                .orElse(" (has ended)");
        return pen.paint(Tone.STRONG, "pid " + node.pid()) + who.replace(", )", ")");
    }

    private static String facts(ForestNode node, Instant at, Pen pen) {
        StringBuilder facts = new StringBuilder();
        // Locks show to everybody, also of whom the role may not see what he does.
        node.session()
                .map(session -> node.isWaiting() ? Kind.WAITING : session.kind())
                .ifPresent(kind -> facts.append(' ').append(pen.paint(SessionsTable.tone(kind), kind.label())));
        node.waitsFor()
                .ifPresent(what -> facts.append(" for ")
                        .append(Inert.line(what))
                        .append(node.waiting()
                                .map(age -> ", since " + AgeWords.of(age))
                                .orElse("")));
        node.since()
                .filter(_ -> !node.isWaiting())
                .ifPresent(since ->
                        facts.append(", transaction open for ").append(AgeWords.of(Duration.between(since, at))));
        if (node.blocksTotal() > 0) {
            facts.append(": blocks ")
                    .append(pen.paint(Tone.BAD, Integer.toString(node.blocksTotal())))
                    .append(longest(node.longestWait()));
        }
        return facts.append(node.inCycle() ? ", in a circle: a deadlock in the making" : "")
                .toString();
    }

    private static String longest(Duration wait) {
        return ", the longest for " + AgeWords.of(wait);
    }

    private static void line(StringBuilder text, String margin, String words) {
        text.append(margin).append(words).append('\n');
    }
}
