package org.lockkeeper.cli;

import java.util.List;
import java.util.Locale;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogFilter;
import org.lockkeeper.logs.UntoldFields;
import org.lockkeeper.logs.format.Field;

/** Tells of conditions that a log cannot answer, so that nothing found is not taken for nothing there. */
final class LogFilterNotes {
    private LogFilterNotes() {}

    /** A sentence for each column that was asked for and that the log has not. */
    static List<String> of(LogFile file, LogFilter filter) {
        return UntoldFields.of(file, filter.fields().keySet()).stream()
                .map(field -> "%s (%s) does not tell %s of its lines, so %s finds nothing there. %s"
                        .formatted(
                                file.name(), file.format().description(), words(field), option(field), advice(field)))
                .toList();
    }

    private static String words(Field field) {
        return switch (field) {
            case USER -> "the role";
            case DATABASE -> "the database";
            case SQLSTATE -> "the SQLSTATE";
            default -> field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static String option(Field field) {
        return "--" + field.name().toLowerCase(Locale.ROOT);
    }

    private static String advice(Field field) {
        return switch (field) {
            case USER -> "A server writes it where log_line_prefix has %u.";
            case DATABASE -> "A server writes it where log_line_prefix has %d.";
            case SQLSTATE -> "A server writes it where log_line_prefix has %e, and in csvlog and jsonlog.";
            default -> "";
        };
    }
}
