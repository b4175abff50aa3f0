package org.lockkeeper.cli.render;

import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.cli.output.Markdown;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.StatusMatrix;

/** The status for an issue, a pull request or a chat. */
public final class StatusMarkdown {
    private static final Pen PEN = new Pen(false, true, 0);

    private StatusMarkdown() {}

    public static String render(StatusReport report) {
        StringBuilder text = new StringBuilder();
        text.append("### %s (%s), %s%n%n"
                .formatted(
                        Markdown.text(report.project().name()),
                        report.project().kind().label(),
                        Words.count(report.total(), "migration")));
        text.append(Markdown.row(
                List.of("name", "environment", "server", "applied", "pending", "attention", "last applied")));
        text.append(Markdown.rule(List.of(false, false, false, true, true, true, false)));
        report.environments().forEach(e -> text.append(Markdown.row(environment(e))));
        if (!report.rows().isEmpty()) {
            appendMatrix(text.append('\n'), report);
        }
        appendNotes(text, report);
        return text.toString();
    }

    private static List<String> environment(EnvironmentStatus e) {
        String server = e.facts().map(f -> f.version().text()).orElse("unreachable");
        boolean known = e.isReadable();
        return List.of(
                "**" + Markdown.text(e.profile().name()) + "**",
                e.profile().environment().label(),
                server,
                known ? Long.toString(e.applied()) : "",
                known ? Long.toString(e.pending()) : "",
                known ? Long.toString(e.attention()) : "",
                known ? e.lastAppliedAt().map(StatusTable::time).orElse("never") : "");
    }

    private static void appendMatrix(StringBuilder text, StatusReport report) {
        List<String> head = new ArrayList<>(List.of("#", "migration"));
        List<Boolean> numbers = new ArrayList<>(List.of(true, false));
        report.environments().forEach(e -> {
            head.add(Markdown.text(e.profile().name()));
            numbers.add(false);
        });
        text.append(Markdown.row(head)).append(Markdown.rule(numbers));
        for (StatusMatrix.Row row : report.rows()) {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(row.order()), Markdown.code(row.name())));
            row.cells()
                    .forEach(cell -> cells.add(StateLook.cell(cell.state(), PEN).text()));
            text.append(Markdown.row(cells));
        }
    }

    private static void appendNotes(StringBuilder text, StatusReport report) {
        List<String> notes = new ArrayList<>();
        for (EnvironmentStatus e : report.environments()) {
            e.error()
                    .ifPresent(error -> notes.add("- **%s** could not be read: %s%n"
                            .formatted(Markdown.text(e.profile().name()), Markdown.text(error))));
        }
        for (StatusMatrix.Row row : report.rows()) {
            for (int i = 0; i < row.cells().size(); i++) {
                MigrationStatus cell = row.cells().get(i);
                String environment = report.environments().get(i).profile().name();
                cell.note()
                        .ifPresent(note -> notes.add("- %s on **%s**, %s: %s%n"
                                .formatted(
                                        Markdown.code(row.name()),
                                        Markdown.text(environment),
                                        cell.state().label(),
                                        Markdown.text(note))));
            }
        }
        if (!notes.isEmpty()) {
            text.append('\n').append(String.join("", notes));
        }
    }
}
