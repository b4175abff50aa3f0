package org.lockkeeper.ui.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockkeeper.ui.document.Block.Field;

class MarkdownReaderTest {
    @Test
    void a_report_is_read_as_headings_fields_points_and_a_table() {
        assertThat(MarkdownReader.read("""
                        # Deploy to production

                        ### 2026-11-27: Add Price
                        **Duration**: 3.3 seconds \s
                        **Report**: [20261127-production](deploys/20261127-production.md) \s

                        **Changes**:

                        - Added `price` field to product table
                        - **Database Admin**: Ann

                        | Gate | State | Why |
                        |---|---|---|
                        | A \\| B | passed | it &lt; 3 |
                        | short |
                        """))
                .containsExactly(
                        new Block.Heading(1, "Deploy to production"),
                        new Block.Heading(3, "2026-11-27: Add Price"),
                        new Block.Fields(List.of(
                                new Field("Duration", "3.3 seconds"), new Field("Report", "20261127-production"))),
                        new Block.Fields(List.of(new Field("Changes", ""))),
                        new Block.Points(List.of(
                                new Field("", "Added `price` field to product table"),
                                new Field("Database Admin", "Ann"))),
                        new Block.Grid(
                                List.of("Gate", "State", "Why"),
                                List.of(List.of("A | B", "passed", "it < 3"), List.of("short", "", ""))));
    }

    @Test
    void what_is_no_form_of_a_report_stays_as_it_stands() {
        assertThat(MarkdownReader.read("a [link](http://x) and **bold**\nsecond\n\n#no heading\n|\n"))
                .containsExactly(
                        new Block.Paragraph("a [link](http://x) and **bold**\nsecond"),
                        new Block.Paragraph("#no heading\n|"));
        assertThat(MarkdownReader.read("")).isEmpty();
    }
}
