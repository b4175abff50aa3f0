package org.lockkeeper.logs;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lockkeeper.logs.format.EntryParser;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.LogFormat;

/** Which columns a log has not, judged by entries of its beginning, its middle and its end. */
public final class UntoldFields {
    private static final int STRETCH = 1 << 15;
    private static final int PLACES = 4;

    private UntoldFields() {}

    /**
     * Those of the wanted ones that none of these entries tells; none where the log has no entry yet.
     *
     * @throws org.lockkeeper.error.LockkeeperException if the log cannot be read
     */
    public static Set<Field> of(LogFile file, Set<Field> wanted) {
        Set<Field> untold = EnumSet.noneOf(Field.class);
        LogFormat format = file.format();
        if (wanted.isEmpty() || format.kind() == LogFormat.Kind.CSV || format.kind() == LogFormat.Kind.JSON) {
            return untold;
        }
        untold.addAll(wanted);
        EntryParser entries = new EntryParser(format);
        LineCutter cutter = new LineCutter(file.bytes(), format);
        boolean any = false;
        try {
            long size = file.size();
            for (int i = 0; i < PLACES && !untold.isEmpty(); i++) {
                long start = Math.max(0, size - STRETCH) / (PLACES - 1) * i;
                for (LogLine line : cutter.between(start, Math.min(size, start + STRETCH))) {
                    any = true;
                    untold.removeAll(
                            entries.parse(List.of(line.text())).fields().keySet());
                }
            }
        } catch (IOException e) {
            throw file.failure(e);
        }
        return any ? untold : EnumSet.noneOf(Field.class);
    }
}
