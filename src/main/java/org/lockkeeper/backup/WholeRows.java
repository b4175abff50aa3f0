package org.lockkeeper.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.task.CancelToken;

/**
 * Whether an archive holds the rows of all tables that it lists. pg_restore says nothing where a file of a folder is cut off: from 16 on
 * it ends well with the rows that are left (compress_lz4.c, compress_zstd.c and compress_none.c take the end of a file as that of the
 * rows; compress_gzip.c does so in 18).
 */
public final class WholeRows {
    private WholeRows() {}

    /**
     * What is missing, as a part of a sentence; empty where nothing is. Rows that are written as INSERT have no end to be looked for.
     *
     * @param list as {@code pg_restore --list} prints it
     * @param script as {@code pg_restore --file=-} writes it
     */
    public static Optional<String> missing(List<String> list, InputStream script, CancelToken cancel)
            throws IOException {
        long listed = DumpEntry.parse(list).entries().stream()
                .filter(entry -> entry.kind().equals("TABLE DATA"))
                .count();
        try {
            long whole = CopyRows.sections(script, cancel);
            return whole == 0 || whole >= listed
                    ? Optional.empty()
                    : Optional.of("its list has the rows of %d tables, and it holds those of %d to their end"
                            .formatted(listed, whole));
        } catch (DumpReader.CutOffException e) {
            return Optional.of(e.reason());
        }
    }
}
