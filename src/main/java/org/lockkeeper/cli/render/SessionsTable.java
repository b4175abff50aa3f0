package org.lockkeeper.cli.render;

import java.util.List;
import java.util.stream.Collectors;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.SessionState.Kind;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.TextTable;
import org.lockkeeper.cli.output.TextTable.Cell;
import org.lockkeeper.cli.output.TextTable.Column;
import org.lockkeeper.cli.output.Tone;

/** The sessions of one reading for a terminal. */
public final class SessionsTable {
    private static final int LONGEST_QUERY = 300;

    private SessionsTable() {}

    /** @param all whether idle sessions, parallel workers and the server's own processes are shown too */
    public static String render(Reading reading, boolean all, Pen pen) {
        Forest forest = Forest.of(reading);
        List<Session> shown = reading.sessions().stream()
                .filter(s -> all || isOfInterest(s, forest))
                .toList();
        TextTable table = new TextTable(
                Column.number("PID"),
                Column.text("STATE"),
                Column.text("USER"),
                Column.text("DATABASE"),
                Column.flexible("APPLICATION"),
                Column.text("WAITS FOR"),
                Column.number("TRANSACTION"),
                Column.number("STATEMENT"),
                Column.text("BLOCKED BY"),
                Column.number("BLOCKS"),
                Column.flexible("QUERY"));
        shown.forEach(session -> table.row(row(session, reading, forest)));
        return "%s at %s: %s, %d shown%n%n"
                        .formatted(
                                Inert.line(reading.environment()),
                                StatusTable.time(reading.at()),
                                Words.count(reading.sessions().size(), "session"),
                                shown.size())
                + table.render(pen);
    }

    private static boolean isOfInterest(Session session, Forest forest) {
        return session.isClient() && (session.kind() != Kind.IDLE || forest.blocks(session.pid()) > 0);
    }

    private static List<Cell> row(Session session, Reading reading, Forest forest) {
        int blocks = forest.blocks(session.pid());
        return List.of(
                Cell.of(Integer.toString(session.pid()), Tone.STRONG),
                Cell.of(state(session), tone(session.kind())),
                Cell.of(Inert.line(session.user())),
                Cell.of(Inert.line(session.database())),
                Cell.of(Inert.line(session.application())),
                Cell.of(session.waitEvent()
                        .filter(event -> !event.isIdle())
                        .map(event -> event.words())
                        .orElse("")),
                Cell.of(Ages.words(session.transactionStart().map(reading::age))),
                Cell.of(
                        session.state().equals("active")
                                ? Ages.words(session.queryStart().map(reading::age))
                                : ""),
                Cell.of(forest.blockersOf(session.pid()).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))),
                Cell.of(blocks == 0 ? "" : Integer.toString(blocks), Tone.BAD),
                Cell.of(query(session)));
    }

    /** A worker and a process of the server's own say what they are. */
    static String state(Session session) {
        return session.leader()
                .map(leader -> "worker of " + leader)
                .orElse(
                        session.isBackground() && !session.isHidden()
                                ? session.type()
                                : session.kind().label());
    }

    static Tone tone(Kind kind) {
        return switch (kind) {
            case ACTIVE -> Tone.GOOD;
            case WAITING, ABORTED -> Tone.BAD;
            case IDLE_IN_TRANSACTION -> Tone.CAUTION;
            case IDLE, BACKGROUND, HIDDEN, STARTING -> Tone.QUIET;
        };
    }

    /** The statement in one line, cut off where nobody reads on. */
    static String query(Session session) {
        String line = Inert.line(session.query());
        return line.length() <= LONGEST_QUERY ? line : line.substring(0, LONGEST_QUERY) + "…";
    }
}
