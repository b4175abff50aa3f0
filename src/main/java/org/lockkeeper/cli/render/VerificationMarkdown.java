package org.lockkeeper.cli.render;

import java.util.List;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.checks.Reading;
import org.lockkeeper.checks.Verification;
import org.lockkeeper.cli.output.Markdown;
import org.lockkeeper.cli.output.Pen;

/** A verification for a report, an issue or a chat. */
public final class VerificationMarkdown {
    private static final Pen PEN = new Pen(false, true, 0);

    private VerificationMarkdown() {}

    public static String render(Verification verification) {
        StringBuilder text = new StringBuilder();
        text.append("### Checks on %s: %s%n%n"
                .formatted(Markdown.text(verification.environment()), CheckLook.summary(verification)));
        text.append("%s%s%n%n"
                .formatted(
                        StatusTable.time(verification.at()),
                        verification
                                .before()
                                .map(then -> ", compared with " + StatusTable.time(then))
                                .orElse("")));
        text.append(Markdown.row(List.of("outcome", "check", "before", "after", "found")));
        text.append(Markdown.rule(List.of(false, false, true, true, false)));
        verification.checks().forEach(check -> text.append(Markdown.row(cells(check))));
        verification.checks().stream()
                .filter(check -> !check.passed() && !check.samples().isEmpty())
                .forEach(check -> text.append("%n**%s**, such as:%n%n%s"
                        .formatted(
                                Markdown.text(check.name()),
                                Markdown.block("text", String.join("\n", check.samples())))));
        return text.toString();
    }

    private static List<String> cells(CheckResult check) {
        return List.of(
                CheckLook.sign(check, PEN) + " " + CheckLook.words(check),
                Markdown.text(check.name()),
                Markdown.text(check.before().map(Reading::text).orElse("")),
                Markdown.text(check.after().map(Reading::text).orElse("")),
                Markdown.text(check.detail()));
    }
}
