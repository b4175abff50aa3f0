package org.lockkeeper.ui.document;

import java.util.List;

/** A part of a document. What it holds is text alone: nothing in it is a mark any more, nor leads anywhere. */
public sealed interface Block {
    /**
     * A heading.
     *
     * @param level from 1, the largest
     */
    record Heading(int level, String text) implements Block {}

    /** Names with their values, a line each. */
    record Fields(List<Field> fields) implements Block {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /** A name with its value; the value is empty where a list or a table follows that has it. */
    record Field(String name, String value) {}

    /** Points, in their order. */
    record Points(List<Field> points) implements Block {
        public Points {
            points = List.copyOf(points);
        }
    }

    /**
     * A table.
     *
     * @param head one a column
     * @param rows each as wide as the head
     */
    record Grid(List<String> head, List<List<String>> rows) implements Block {
        public Grid {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** Any other lines, as they stand. */
    record Paragraph(String text) implements Block {}
}
