package org.lockkeeper.cli.render;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lockkeeper.cli.output.Columns;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.StateExplanation;
import org.lockkeeper.migration.StatusMatrix;

/** What stands under the matrix: why an environment is missing, and for each state that somebody has to look at, what it means and the ways out. */
final class StatusNotes {
    private static final int INDENT = 2;

    private final StatusReport report;
    private final Pen pen;
    private final StringBuilder text = new StringBuilder();

    private StatusNotes(StatusReport report, Pen pen) {
        this.report = report;
        this.pen = pen;
    }

    static String render(StatusReport report, Pen pen) {
        StatusNotes notes = new StatusNotes(report, pen);
        report.environments().forEach(notes::appendError);
        notes.byState().forEach(notes::append);
        return notes.text.toString();
    }

    private void appendError(EnvironmentStatus environment) {
        environment.error().ifPresent(error -> {
            text.append('\n')
                    .append(pen.paint(
                            Tone.BAD, "! " + Inert.line(environment.profile().name()) + " could not be read"))
                    .append('\n');
            appendProse("", error);
        });
    }

    /** Those that need attention, and those that say something themselves. */
    private Map<MigrationState, List<Remark>> byState() {
        Map<MigrationState, List<Remark>> remarks = new EnumMap<>(MigrationState.class);
        for (StatusMatrix.Row row : report.rows()) {
            for (int i = 0; i < row.cells().size(); i++) {
                MigrationStatus cell = row.cells().get(i);
                if (cell.state().needsAttention() || cell.note().isPresent()) {
                    remarks.computeIfAbsent(cell.state(), _ -> new ArrayList<>())
                            .add(new Remark(row.name(), report.environments().get(i), cell));
                }
            }
        }
        return remarks;
    }

    private void append(MigrationState state, List<Remark> remarks) {
        StateExplanation explanation = StateExplanation.of(report.project().kind(), state);
        text.append('\n')
                .append(pen.paint(
                        StateLook.tone(state), StateLook.cell(state, pen).text()))
                .append('\n');
        appendProse("", explanation.meaning());
        for (Remark remark : remarks) {
            String environment = Inert.line(remark.environment().profile().name());
            text.append("  ")
                    .append(pen.paint(Tone.STRONG, Inert.line(remark.migration()) + " on " + environment))
                    .append('\n');
            remark.cell().note().ifPresent(note -> appendProse("  ", note));
        }
        explanation.waysOut().forEach(way -> appendProse(pen.sign("→ ", "> "), way));
    }

    private void appendProse(String bullet, String prose) {
        String margin = " ".repeat(INDENT);
        String hanging = margin + " ".repeat(Columns.width(bullet));
        boolean first = true;
        List<String> paragraphs =
                Inert.block(prose).lines().filter(line -> !line.isBlank()).toList();
        for (String paragraph : paragraphs) {
            for (String line : Columns.wrap(paragraph, pen.proseWidth() - hanging.length())) {
                text.append(first ? margin + bullet : hanging).append(line).append('\n');
                first = false;
            }
        }
    }

    /** One cell with something to say. */
    private record Remark(String migration, EnvironmentStatus environment, MigrationStatus cell) {}
}
