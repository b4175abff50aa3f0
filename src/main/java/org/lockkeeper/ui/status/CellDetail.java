package org.lockkeeper.ui.status;

import java.util.List;
import org.lockkeeper.migration.MigrationStatus;

/**
 * What there is to know about one migration on one environment.
 *
 * @param meaning what its state means here, in plain words
 * @param waysOut what can be done about it, in words
 * @param actions what can be done about it from here
 */
public record CellDetail(
        Column column, MigrationStatus status, String meaning, List<String> waysOut, List<StateAction> actions) {
    public CellDetail {
        waysOut = List.copyOf(waysOut);
        actions = List.copyOf(actions);
    }
}
