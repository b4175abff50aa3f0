package org.lockkeeper.cli.render;

import java.util.List;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.checks.Reading;
import org.lockkeeper.checks.Verification;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.TextTable;
import org.lockkeeper.cli.output.TextTable.Cell;
import org.lockkeeper.cli.output.TextTable.Column;
import org.lockkeeper.cli.output.Tone;

/** A verification for a terminal: every check in a line, and then what those say that ask for a look. */
public final class VerificationTable {
    private static final int LABEL = 8;

    private VerificationTable() {}

    public static String render(Verification verification, Pen pen) {
        StringBuilder text = new StringBuilder();
        text.append(pen.paint(Tone.STRONG, Inert.line(verification.environment())))
                .append(": ")
                .append(CheckLook.summary(verification))
                .append(verification
                        .before()
                        .map(then -> ", compared with " + StatusTable.time(then))
                        .orElse(""))
                .append("\n\n")
                .append(table(verification, pen).render(pen));
        verification.checks().stream().filter(check -> !check.passed()).forEach(check -> detail(text, check, pen));
        return text.toString();
    }

    private static TextTable table(Verification verification, Pen pen) {
        TextTable table = new TextTable(
                Column.text("OUTCOME"), Column.flexible("CHECK"), Column.number("BEFORE"), Column.number("AFTER"));
        for (CheckResult check : verification.checks()) {
            table.row(List.of(
                    Cell.of(CheckLook.sign(check, pen) + " " + CheckLook.words(check), CheckLook.tone(check)),
                    Cell.of(Inert.line(check.name())),
                    Cell.of(check.before().map(Reading::text).map(Inert::line).orElse("")),
                    Cell.of(check.after().map(Reading::text).map(Inert::line).orElse(""))));
        }
        return table;
    }

    private static void detail(StringBuilder text, CheckResult check, Pen pen) {
        text.append('\n')
                .append(pen.paint(CheckLook.tone(check), CheckLook.sign(check, pen) + " " + CheckLook.words(check)))
                .append("  ")
                .append(Inert.line(check.name()))
                .append('\n');
        Facts.append(text, pen, LABEL, "found", check.detail());
        if (!check.samples().isEmpty()) {
            Facts.append(text, pen, LABEL, "such as", String.join("\n", check.samples()));
        }
        check.file().ifPresent(file -> Facts.append(text, pen, LABEL, "file", file.toString()));
    }
}
