package org.lockkeeper.bench;

import java.util.List;
import java.util.Optional;

/**
 * What one bench found.
 *
 * @param skipped why nothing was measured, where that is so
 */
record Report(String bench, List<Figure> figures, Optional<String> skipped) {
    Report {
        figures = List.copyOf(figures);
    }

    static Report of(String bench, List<Figure> figures) {
        return new Report(bench, figures, Optional.empty());
    }

    static Report skipped(String bench, String why) {
        return new Report(bench, List.of(), Optional.of(why));
    }

    boolean holds() {
        return figures.stream().allMatch(Figure::holds);
    }
}
