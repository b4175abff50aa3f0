package org.lockkeeper.ui.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.StatusMatrix;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.TroubleWords;

/**
 * What a matrix says, in words.
 *
 * @param headline the one sentence for a person with five seconds
 * @param remarks what else is to know, the worst first
 */
public record MatrixSummary(String headline, List<Remark> remarks) {
    public MatrixSummary {
        remarks = List.copyOf(remarks);
    }

    /** One more sentence, and how much it matters. */
    public record Remark(Tone tone, String text) {}

    /** Reads the matrix; the headline is about the columns that are nearest to production. */
    public static MatrixSummary of(StatusMatrix matrix, List<Column> columns) {
        return new Writer(matrix, columns).write();
    }

    private static final class Writer {
        private final StatusMatrix matrix;
        private final List<Column> columns;
        private final List<Column> readable;
        private final EnvironmentWords words;

        Writer(StatusMatrix matrix, List<Column> columns) {
            this.matrix = matrix;
            this.columns = columns;
            this.readable =
                    columns.stream().filter(c -> c.status().isReadable()).toList();
            this.words =
                    new EnvironmentWords(columns.stream().map(Column::profile).toList());
        }

        MatrixSummary write() {
            List<Remark> remarks = new ArrayList<>();
            remarkStates(remarks);
            if (columns.isEmpty()) {
                return new MatrixSummary(Texts.get("summary.noEnvironments"), remarks);
            }
            if (readable.isEmpty()) {
                return new MatrixSummary(Texts.get("summary.noneReadable", columns.size()), List.of());
            }
            if (matrix.rows().isEmpty()) {
                return new MatrixSummary(Texts.get("summary.noMigrations"), remarks);
            }
            List<String> distances = distances();
            String headline = distances.isEmpty() ? sameEverywhere() : distances.getFirst();
            distances.stream().skip(1).forEach(text -> remarks.add(new Remark(Tone.ACCENT, text)));
            remarkNowhere(remarks);
            return new MatrixSummary(headline, remarks);
        }

        /** From production backwards: who is behind, and who is ahead, of the neighbour on the left. */
        private List<String> distances() {
            List<String> sentences = new ArrayList<>();
            for (Column column : readable.reversed()) {
                if (column.left().isEmpty()) {
                    continue;
                }
                String left = words.of(column.left().get().profile());
                String name = words.atStart(column.profile());
                long behind = matrix.rows().stream().filter(column::lacks).count();
                long ahead = matrix.rows().stream().filter(column::exceeds).count();
                if (behind > 0) {
                    sentences.add(Texts.get("summary.behind", name, behind, left));
                }
                if (ahead > 0) {
                    sentences.add(Texts.get("summary.ahead", name, ahead, left));
                }
            }
            return sentences;
        }

        private String sameEverywhere() {
            long have = matrix.rows().stream().filter(readable.getFirst()::has).count();
            return readable.size() == 1
                    ? Texts.get(
                            "summary.one",
                            words.atStart(readable.getFirst().profile()),
                            have,
                            matrix.rows().size())
                    : Texts.get("summary.same", readable.size(), have);
        }

        private void remarkNowhere(List<Remark> remarks) {
            long nowhere = matrix.rows().stream()
                    .filter(row -> readable.stream().noneMatch(column -> column.has(row)))
                    .filter(row -> row.migration().isPresent())
                    .count();
            if (nowhere > 0) {
                remarks.add(new Remark(Tone.QUIET, Texts.get("summary.nowhere", nowhere)));
            }
        }

        private void remarkStates(List<Remark> remarks) {
            remarkEach(remarks, MigrationState.FAILED, Tone.DANGER, "summary.failed");
            for (Column column : columns) {
                TroubleWords.of(column.status())
                        .ifPresent(why -> remarks.add(new Remark(
                                Tone.DANGER,
                                Texts.get("summary.unreadable", words.atStart(column.profile()), lowered(why)))));
            }
            remarkEach(remarks, MigrationState.RUNNING, Tone.ACCENT, "summary.running");
            remarkEach(remarks, MigrationState.MODIFIED, Tone.WARNING, "summary.modified");
            remarkEach(remarks, MigrationState.MISSING, Tone.WARNING, "summary.missing");
        }

        private void remarkEach(List<Remark> remarks, MigrationState state, Tone tone, String key) {
            List<String> names = new ArrayList<>();
            for (Column column : readable) {
                if (matrix.rows().stream().anyMatch(row -> column.cell(row).state() == state)) {
                    names.add(words.of(column.profile()));
                }
            }
            if (!names.isEmpty()) {
                remarks.add(new Remark(tone, Texts.get(key, rowsWith(state), and(names))));
            }
        }

        private long rowsWith(MigrationState state) {
            return matrix.rows().stream()
                    .filter(row -> row.cells().stream().anyMatch(cell -> cell.state() == state))
                    .count();
        }

        /** Within a sentence; an abbreviation such as TLS stays as it is. */
        private static String lowered(String words) {
            return Character.isLowerCase(words.charAt(1))
                    ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1)
                    : words;
        }

        private static String and(List<String> names) {
            String others = String.join(", ", names.subList(0, names.size() - 1));
            return others.isEmpty() ? names.getLast() : Texts.get("summary.and", others, names.getLast());
        }
    }
}
