package org.lockkeeper.deploy;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.lockkeeper.migration.MigrationRun;

/** A report in the form of the strategy's migration history template. */
final class ReportMarkdown {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();
    private final DeployReport report;

    private ReportMarkdown(DeployReport report) {
        this.report = report;
    }

    /** The entry of the log. */
    static String entry(DeployReport report) {
        ReportMarkdown markdown = new ReportMarkdown(report);
        markdown.entry();
        return markdown.text.toString();
    }

    /** The report's own file: the entry, and all that led to it. */
    static String whole(DeployReport report) {
        ReportMarkdown markdown = new ReportMarkdown(report);
        markdown.text
                .append("# Deploy to ")
                .append(inline(report.deployment().environment()))
                .append("\n\n");
        markdown.entry();
        markdown.gates();
        markdown.list(
                "Risk",
                report.risk().values().stream()
                        .map(risk -> "%s: %s (%s)"
                                .formatted(risk.question().title(), risk.value().orElse("not said"), risk.source()))
                        .toList());
        markdown.list("Tables", report.deployment().impact().lines());
        markdown.list(
                "Verification",
                report.findings().stream()
                        .map(finding -> "%s: %s. %s".formatted(finding.name(), finding.words(), finding.detail()))
                        .toList());
        markdown.list("Emergency contacts", report.deployment().plan().profile().contacts());
        return markdown.text.toString();
    }

    /** What marks a log's entry as this report's. */
    static String marker(String id) {
        return "**Report**: [%1$s](%2$s/%1$s.md)".formatted(id, ReportFolder.NAME);
    }

    /** The heading of an entry; nothing else of one begins so. */
    static final String HEADING = "### ";

    private void entry() {
        MigrationRun run = report.run();
        text.append(HEADING)
                .append(DAY.format(report.applied()))
                .append(": ")
                .append(inline(title()))
                .append("\n\n");
        field("Migration", String.join(", ", report.deployment().plan().names()));
        field(
                "Environment",
                "%s, database %s, at %s"
                        .formatted(
                                report.deployment().environment(),
                                report.deployment().plan().target().database(),
                                report.deployment().plan().profile().address()));
        field(
                "Applied",
                TIME.format(report.applied())
                        + (run.failed().isPresent()
                                ? ", %d of %d"
                                        .formatted(
                                                run.applied().size(),
                                                report.deployment()
                                                        .plan()
                                                        .names()
                                                        .size())
                                : ""));
        field("Duration", RiskSheet.words(report.duration()));
        field("Downtime", report.downtime());
        run.backends().ifPresent(backends -> field("In the server's log", backends.words()));
        field("Rollback", report.rollback());
        list("Changes", report.changes().isEmpty() ? List.of("None") : report.changes());
        text.append('\n');
        List<String> issues = report.issues();
        if (issues.isEmpty()) {
            field("Issues", "None");
        } else {
            list("Issues", issues);
            text.append('\n');
        }
        field("Status", report.status().words());
        text.append(marker(report.id())).append("  \n");
        signOffs();
    }

    private void signOffs() {
        text.append("\n**Sign-off**:\n\n");
        for (SignOff.Role role : SignOff.Role.values()) {
            text.append(open(role)).append('\n');
        }
    }

    /** The line of a role for which nobody has signed. */
    static String open(SignOff.Role role) {
        return "- **%s**: open".formatted(role.title());
    }

    /** The line of a role for which somebody has. */
    static String signed(SignOff signed) {
        return "- **%s**: %s, %s".formatted(signed.role().title(), inline(signed.name()), TIME.format(signed.at()));
    }

    private void gates() {
        text.append("\n**Gates**:\n\n| Gate | State | Why |\n|---|---|---|\n");
        report.gates()
                .forEach(gate -> text.append("| ")
                        .append(cell(gate.title()))
                        .append(" | ")
                        .append(gate.state().label())
                        .append(" | ")
                        .append(cell(gate.detail()))
                        .append(" |\n"));
    }

    private String title() {
        List<String> names = report.deployment().plan().names();
        return names.size() == 1
                ? MigrationTitle.of(names.getFirst())
                : "%d migrations, up to %s".formatted(names.size(), MigrationTitle.of(names.getLast()));
    }

    private void field(String name, String value) {
        text.append("**").append(name).append("**: ").append(inline(value)).append("  \n");
    }

    private void list(String name, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("\n**").append(name).append("**:\n\n");
            lines.forEach(line -> text.append("- ").append(inline(line)).append('\n'));
        }
    }

    private static String cell(String value) {
        return inline(value).replace("|", "\\|");
    }

    /** One line, without what a viewer would take for a tag, and without what cannot be seen. */
    private static String inline(String value) {
        StringBuilder inline = new StringBuilder();
        value.strip().replaceAll("\\s*\\R\\s*", " ").codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> inline.append("\\u%04x".formatted(c));
                default -> inline.appendCodePoint(c);
            }
        });
        return inline.toString().replace("<", "&lt;");
    }
}
