package org.lockkeeper.ui.status;

import org.lockkeeper.migration.StatusMatrix;

/** One line of the matrix on screen. */
public sealed interface StatusLine {
    /** What the line is about, whatever it says of it: a migration's name, or a day's label. */
    String what();

    /**
     * The head of a day's migrations.
     *
     * @param label the day in words
     */
    record Day(String label, int migrations) implements StatusLine {
        @Override
        public String what() {
            return label;
        }
    }

    /**
     * A migration.
     *
     * @param lacking a bit a column, from the left: whether it lacks what its neighbour on the left has
     */
    record Entry(StatusMatrix.Row row, long lacking) implements StatusLine {
        @Override
        public String what() {
            return row.name();
        }

        /** Whether that column lacks what its neighbour on the left has. */
        public boolean lacks(int column) {
            return (lacking & (1L << column)) != 0;
        }
    }
}
