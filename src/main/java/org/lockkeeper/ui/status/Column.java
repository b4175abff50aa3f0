package org.lockkeeper.ui.status;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.StatusMatrix;
import org.lockkeeper.migration.StatusMatrix.Row;

/**
 * One environment's column.
 *
 * @param index its place in the matrix, which keeps the workspace's order
 * @param left the nearest column to the left that could be read: what this one is compared with
 */
public record Column(EnvironmentStatus status, int index, Optional<Column> left) {
    /** The columns from development to production, in the workspace's order within a kind: the way that migrations travel. */
    public static List<Column> of(StatusMatrix matrix) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < matrix.environments().size(); i++) {
            order.add(i);
        }
        order.sort(
                Comparator.comparing(i -> matrix.environments().get(i).profile().environment()));
        List<Column> columns = new ArrayList<>();
        Optional<Column> left = Optional.empty();
        for (int i : order) {
            Column column = new Column(matrix.environments().get(i), i, left);
            columns.add(column);
            if (column.status().isReadable()) {
                left = Optional.of(column);
            }
        }
        return columns;
    }

    public ConnectionProfile profile() {
        return status.profile();
    }

    /** What stands in a row of this column. */
    public MigrationStatus cell(Row row) {
        return row.cells().get(index);
    }

    /**
     * Whether the neighbour on the left has the migration and this one, which could be read, has not and would run it. What has no
     * script, or is ignored here, is nothing to be behind with.
     */
    public boolean lacks(Row row) {
        return comparable(row) && left.map(l -> l.has(row)).orElse(false) && !has(row) && !isIgnored(row);
    }

    /** Whether this one has the migration and the neighbour on the left, which would run it, has not. */
    public boolean exceeds(Row row) {
        return comparable(row)
                && left.map(l -> !l.has(row) && !l.isIgnored(row)).orElse(false)
                && has(row);
    }

    private boolean comparable(Row row) {
        return status.isReadable() && row.migration().isPresent();
    }

    private boolean isIgnored(Row row) {
        return cell(row).state() == MigrationState.IGNORED;
    }

    /** Whether the migration's changes are in this database, as far as its history tells. */
    public boolean has(Row row) {
        MigrationStatus cell = cell(row);
        return switch (cell.state()) {
            case APPLIED, MODIFIED, BASELINE, OUTDATED, MISSING -> true;
            // The word covers both one that ran late and one that waits behind a later one.
            case OUT_OF_ORDER -> cell.appliedAt().isPresent();
            case PENDING, FAILED, RUNNING, ROLLED_BACK, IGNORED, UNAVAILABLE -> false;
        };
    }
}
