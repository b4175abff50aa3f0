package org.lockkeeper.logs;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockkeeper.logs.format.EntryParser;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.logs.format.Severity;

/** What a filter asks for and the lines of a log do not tell. */
public enum Untold {
    LEVEL(Optional.empty()),
    TIME(Optional.empty()),
    PID(Optional.of(Field.PID)),
    USER(Optional.of(Field.USER)),
    DATABASE(Optional.of(Field.DATABASE)),
    SQLSTATE(Optional.of(Field.SQLSTATE));

    private static final int STRETCH = 1 << 15;
    private static final int PLACES = 4;

    private final Optional<Field> field;

    Untold(Optional<Field> field) {
        this.field = field;
    }

    /**
     * What none of the log's lines tells, judged by those of its beginning, its middle and its end; nothing where the log has no line yet.
     *
     * @throws org.lockkeeper.error.LockkeeperException if the log cannot be read
     */
    public static Set<Untold> of(LogFile file, LogFilter filter) {
        LogFormat format = file.format();
        Set<Untold> untold = asked(filter);
        boolean tellsAll = format.kind() == LogFormat.Kind.CSV || format.kind() == LogFormat.Kind.JSON;
        boolean any = false;
        EntryParser entries = new EntryParser(format);
        LineCutter cutter = new LineCutter(file.bytes(), format);
        try {
            long size = file.size();
            for (int i = 0; i < PLACES && !untold.isEmpty() && !tellsAll; i++) {
                long start = Math.max(0, size - STRETCH) / (PLACES - 1) * i;
                for (LogLine line : cutter.between(start, Math.min(size, start + STRETCH))) {
                    any = true;
                    untold.removeIf(each -> each.isToldBy(line, entries));
                }
            }
        } catch (IOException e) {
            throw file.failure(e);
        }
        return any ? untold : EnumSet.noneOf(Untold.class);
    }

    private static Set<Untold> asked(LogFilter filter) {
        Set<Untold> asked = EnumSet.noneOf(Untold.class);
        filter.least().ifPresent(_ -> asked.add(LEVEL));
        filter.since().or(filter::until).ifPresent(_ -> asked.add(TIME));
        filter.pid().ifPresent(_ -> asked.add(PID));
        for (Untold each : values()) {
            if (each.field.filter(filter.fields()::containsKey).isPresent()) {
                asked.add(each);
            }
        }
        return asked;
    }

    private boolean isToldBy(LogLine line, EntryParser entries) {
        return switch (this) {
            case LEVEL -> line.severity() != Severity.NONE;
            case TIME -> line.time().isPresent();
            case PID, USER, DATABASE, SQLSTATE ->
                field.flatMap(entries.parse(List.of(line.text()))::field).isPresent();
        };
    }
}
