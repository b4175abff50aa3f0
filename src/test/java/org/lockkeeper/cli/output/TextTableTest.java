package org.lockkeeper.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockkeeper.cli.output.TextTable.Cell;
import org.lockkeeper.cli.output.TextTable.Column;

class TextTableTest {
    private static final Pen PLAIN = new Pen(false, true, 0);

    private static TextTable table() {
        return new TextTable(Column.number("#"), Column.flexible("MIGRATION"), Column.text("dev"))
                .row(Cell.of("9"), Cell.of("20250101000000_a_long_name_indeed"), Cell.of("✓ applied", Tone.GOOD))
                .row(Cell.of("10"), Cell.of("表"), Cell.of("○ pending", Tone.WORK));
    }

    @Test
    void columns_are_aligned_and_lines_have_no_trailing_blanks() {
        assertThat(table().render(PLAIN)).isEqualTo("""
                         #  MIGRATION                          dev
                         9  20250101000000_a_long_name_indeed  ✓ applied
                        10  表                                 ○ pending
                        """);
    }

    @Test
    void a_narrow_terminal_shortens_the_flexible_column_alone() {
        assertThat(table().render(new Pen(false, true, 36)).lines())
                .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(36))
                .anySatisfy(line -> assertThat(line).contains("…").endsWith("✓ applied"));
    }

    @Test
    void colours_do_not_disturb_the_alignment() {
        String coloured = table().render(new Pen(true, true, 0));
        assertThat(coloured).contains("\u001b[32m✓ applied\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(table().render(PLAIN));
    }
}
