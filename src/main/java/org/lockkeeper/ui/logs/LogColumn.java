package org.lockkeeper.ui.logs;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;

/** The columns of a table over a log, each with its words. */
enum LogColumn {
    LINE("logs.column.line", 92),
    TIME("logs.column.time", 186),
    SEVERITY("logs.column.severity", 92),
    PID("logs.column.pid", 74),
    USER("logs.column.user", 96),
    DATABASE("logs.column.database", 96),
    APPLICATION("logs.column.application", 120),
    SQLSTATE("logs.column.sqlstate", 96),
    SESSION("logs.column.session", 130),
    QUERY_ID("logs.column.queryId", 180),
    TEXT("logs.column.text", 600);

    private static final DateTimeFormatter TIME_FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ENGLISH);

    private static final DateTimeFormatter CLOCK_FORM = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ENGLISH);

    /** Of a time without its day, in pixels. */
    static final double CLOCK_WIDTH = 112;

    private final String key;
    private final double width;

    LogColumn(String key, double width) {
        this.key = key;
        this.width = width;
    }

    String title() {
        return Texts.get(key);
    }

    /** In pixels, to begin with. */
    double width() {
        return width;
    }

    boolean isNumber() {
        return this == LINE || this == PID;
    }

    /** One line, with nothing in it that acts. */
    String words(LogRow row, ZoneId zone) {
        return switch (this) {
            case LINE -> String.format(Locale.ENGLISH, "%,d", row.number());
            case TIME ->
                row.time().map(time -> TIME_FORM.format(time.atZone(zone))).orElse("");
            case SEVERITY -> word(row.severity());
            case PID -> row.pid().isPresent() ? Integer.toString(row.pid().getAsInt()) : "";
            case USER -> VisibleText.of(row.user());
            case DATABASE -> VisibleText.of(row.database());
            case APPLICATION, SQLSTATE, SESSION, QUERY_ID ->
                VisibleText.of(row.fields().getOrDefault(field().orElseThrow(), ""));
            case TEXT -> VisibleText.of(row.text());
        };
    }

    /** The field of a format that not every log has; empty for what stands in every table. */
    Optional<Field> field() {
        return switch (this) {
            case APPLICATION -> Optional.of(Field.APPLICATION);
            case SQLSTATE -> Optional.of(Field.SQLSTATE);
            case SESSION -> Optional.of(Field.SESSION);
            case QUERY_ID -> Optional.of(Field.QUERY_ID);
            case LINE, TIME, SEVERITY, PID, USER, DATABASE, TEXT -> Optional.empty();
        };
    }

    /** As {@link #words}, where there is little room: a time without its day. */
    String fewWords(LogRow row, ZoneId zone) {
        return this == TIME
                ? row.time().map(time -> CLOCK_FORM.format(time.atZone(zone))).orElse("")
                : words(row, zone);
    }

    /** A level as the server writes it; empty where there is none. */
    static String word(Severity severity) {
        return severity == Severity.NONE ? "" : severity.name();
    }
}
