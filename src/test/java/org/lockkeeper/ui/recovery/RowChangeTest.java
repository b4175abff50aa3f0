package org.lockkeeper.ui.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.migration.HistoryRow;

class RowChangeTest {
    @Test
    void a_row_that_goes_has_no_after_and_a_new_one_no_before() {
        HistoryRow failed = row("1", "f");
        HistoryRow repaired = row("2", "t");
        assertThat(RowChange.between(List.of(failed), List.of(repaired)))
                .containsExactly(
                        new RowChange(Optional.of(failed), Optional.empty()),
                        new RowChange(Optional.empty(), Optional.of(repaired)));
    }

    @Test
    void a_row_that_stays_is_paired_by_its_key_wherever_it_stands_and_what_differs_is_told() {
        List<RowChange> changes = RowChange.between(List.of(row("1", "f")), List.of(row("9", "t"), row("1", "t")));
        assertThat(changes).hasSize(2);
        assertThat(changes.getFirst().columns())
                .containsExactly(new RowChange.Column("id", "1", "1"), new RowChange.Column("success", "f", "t"));
        assertThat(changes.getFirst().columns())
                .filteredOn(RowChange.Column::differs)
                .hasSize(1);
    }

    private static HistoryRow row(String id, String success) {
        LinkedHashMap<String, String> columns = new LinkedHashMap<>();
        columns.put("id", id);
        columns.put("success", success);
        return new HistoryRow(columns);
    }
}
