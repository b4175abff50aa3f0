package org.lockkeeper.backup;

import java.util.List;
import java.util.Optional;

/**
 * What a person wants restored, and how.
 *
 * @param into the new database's name; {@code <database>_restored} where empty
 * @param swap whether the new one takes the present one's name afterwards
 * @param over whether it goes into the present database, over what is there
 * @param jobs how many items at once, from 1
 * @param tables only these; everything where empty
 * @param owners whether objects get the owners that they had
 * @param rights whether GRANT and REVOKE are restored
 * @param tablespaces whether tables and indexes go into the tablespaces that they were in
 */
public record RestoreWish(
        Optional<String> into,
        boolean swap,
        boolean over,
        int jobs,
        List<String> tables,
        boolean owners,
        boolean rights,
        boolean tablespaces) {
    /** Everything into a new database. */
    public static final RestoreWish USUAL = new RestoreWish(Optional.empty(), false, false, 2, List.of(), true, true);

    public RestoreWish {
        tables = List.copyOf(tables);
        if (jobs < 1 || jobs > BackupOptions.MOST_JOBS) {
            throw new IllegalArgumentException("jobs " + jobs);
        }
    }

    /** With tablespaces. */
    public RestoreWish(
            Optional<String> into,
            boolean swap,
            boolean over,
            int jobs,
            List<String> tables,
            boolean owners,
            boolean rights) {
        this(into, swap, over, jobs, tables, owners, rights, true);
    }

    /** The same, swapped in afterwards. */
    public RestoreWish swapped() {
        return new RestoreWish(into, true, over, jobs, tables, owners, rights, tablespaces);
    }
}
