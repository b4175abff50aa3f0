package org.lockkeeper.ui.logs;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.logs.LogFilter;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.MomentText;
import org.lockkeeper.logs.TextQuery;
import org.lockkeeper.logs.Wanted;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.ui.Texts;

/**
 * A filter as a person types it; what is empty lets everything through.
 *
 * @param negated whether the lines without the text are wanted
 * @param level the least level
 * @param pid and user, database, sqlState: with an exclamation mark before it, those with another one
 * @param since a moment as {@link MomentText} reads it
 */
record FilterInput(
        String text,
        boolean regex,
        boolean matchCase,
        boolean negated,
        Optional<Severity> level,
        String pid,
        String user,
        String database,
        String sqlState,
        String since,
        String until) {
    static final FilterInput NONE = new FilterInput("", false, false, false, Optional.empty(), "", "", "", "", "", "");

    /** What is wrong with it, in words; empty where nothing is. */
    Optional<String> fault(LogService logs) {
        if (!pid.isBlank() && Wanted.pid(pid.strip()).isEmpty()) {
            return Optional.of(Texts.get("logs.filter.fault.pid", pid.strip()));
        }
        for (String moment : new String[] {since, until}) {
            if (!moment.isBlank() && MomentText.parse(moment.strip(), logs).isEmpty()) {
                return Optional.of(Texts.get("logs.filter.fault.time", moment.strip()));
            }
        }
        return Optional.empty();
    }

    /** As the search takes it; only where there is no {@link #fault}. */
    LogFilter filter(LogService logs) {
        Map<Field, Wanted> fields = new EnumMap<>(Field.class);
        put(fields, Field.USER, user);
        put(fields, Field.DATABASE, database);
        put(fields, Field.SQLSTATE, sqlState);
        return new LogFilter(
                text.isEmpty() ? Optional.empty() : Optional.of(new TextQuery(text, regex, !matchCase, negated)),
                level,
                Wanted.pid(pid.strip()),
                moment(since, logs),
                moment(until, logs),
                fields);
    }

    private static Optional<Instant> moment(String text, LogService logs) {
        return text.isBlank() ? Optional.empty() : MomentText.parse(text.strip(), logs);
    }

    private static void put(Map<Field, Wanted> fields, Field field, String value) {
        if (!value.isBlank()) {
            fields.put(field, Wanted.of(value.strip()));
        }
    }

    FilterInput withText(String wanted, boolean expression) {
        return new FilterInput(wanted, expression, true, false, level, pid, user, database, sqlState, since, until);
    }

    FilterInput withLevel(Optional<Severity> least) {
        return new FilterInput(text, regex, matchCase, negated, least, pid, user, database, sqlState, since, until);
    }

    FilterInput ofPid(String process) {
        return new FilterInput(text, regex, matchCase, negated, level, process, user, database, sqlState, since, until);
    }

    FilterInput between(String from, String to) {
        return new FilterInput(text, regex, matchCase, negated, level, pid, user, database, sqlState, from, to);
    }

    FilterInput ofSession(String role, String base, String state) {
        return new FilterInput(text, regex, matchCase, negated, level, pid, role, base, state, since, until);
    }
}
