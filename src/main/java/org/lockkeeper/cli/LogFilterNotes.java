package org.lockkeeper.cli;

import java.util.List;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogFilter;
import org.lockkeeper.logs.Untold;

/** Tells of conditions that a log cannot answer, so that nothing found is not taken for nothing there. */
final class LogFilterNotes {
    private LogFilterNotes() {}

    /** A sentence for each thing that was asked for and that the log does not tell. */
    static List<String> of(LogFile file, LogFilter filter) {
        return Untold.of(file, filter).stream()
                .map(untold -> "%s (%s) does not tell %s of its lines, so %s finds nothing there.%s"
                        .formatted(
                                file.name(),
                                file.format().description(),
                                words(untold),
                                option(untold, filter),
                                advice(untold)))
                .toList();
    }

    private static String words(Untold untold) {
        return switch (untold) {
            case LEVEL -> "the level";
            case TIME -> "the time";
            case PID -> "the process";
            case USER -> "the role";
            case DATABASE -> "the database";
            case SQLSTATE -> "the SQLSTATE";
        };
    }

    private static String option(Untold untold, LogFilter filter) {
        return switch (untold) {
            case LEVEL -> "--level";
            case TIME -> filter.since().isPresent() ? "--since" : "--until";
            case PID -> "--pid";
            case USER -> "--user";
            case DATABASE -> "--database";
            case SQLSTATE -> "--sqlstate";
        };
    }

    private static String advice(Untold untold) {
        return switch (untold) {
            case LEVEL, TIME -> "";
            case PID -> " A server writes it where log_line_prefix has %p or %c.";
            case USER -> " A server writes it where log_line_prefix has %u.";
            case DATABASE -> " A server writes it where log_line_prefix has %d.";
            case SQLSTATE -> " A server writes it where log_line_prefix has %e, and in csvlog and jsonlog.";
        };
    }
}
