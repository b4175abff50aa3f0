package org.lockkeeper.db;

import java.util.List;
import java.util.Optional;

/**
 * The beginning of what a check's query gave.
 *
 * @param columns the result's names, in its order
 * @param rows as texts; empty for NULL, long values cut
 * @param more whether there were further rows
 */
public record CheckAnswer(List<String> columns, List<List<Optional<String>>> rows, boolean more) {
    public CheckAnswer {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
