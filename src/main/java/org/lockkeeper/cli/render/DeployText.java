package org.lockkeeper.cli.render;

import java.util.List;
import org.lockkeeper.cli.output.Columns;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.deploy.Answers;
import org.lockkeeper.deploy.DeployResult;
import org.lockkeeper.deploy.Deployment;
import org.lockkeeper.deploy.Gate;
import org.lockkeeper.deploy.Risk;
import org.lockkeeper.deploy.SignOff;

/** A deploy's gates and its account, for a terminal. */
public final class DeployText {
    private static final int LABEL = 26;

    private DeployText() {}

    /** What was found out, before anything is run. */
    public static String walk(Deployment deployment, Answers answers, List<Gate> gates, Pen pen) {
        StringBuilder text = new StringBuilder();
        text.append(pen.paint(Tone.STRONG, "Deploy to " + Inert.line(deployment.environment())))
                .append(" (%s, database %s at %s)\n"
                        .formatted(
                                deployment.plan().profile().environment().label(),
                                Inert.line(deployment.plan().target().database()),
                                Inert.line(deployment.plan().profile().address())));
        heading(text, pen, "Migrations");
        deployment.plan().migrations().forEach(migration -> text.append("  ")
                .append(Inert.line(migration.name()))
                .append(pen.paint(
                        Tone.QUIET,
                        "  " + Words.count(migration.scriptStatements().size(), "statement")))
                .append('\n'));
        heading(text, pen, "Gates");
        gates.forEach(gate -> gate(text, pen, gate));
        heading(text, pen, "Risk");
        deployment
                .risk(answers)
                .values()
                .forEach(risk -> Facts.append(text, pen, LABEL, risk.question().title(), words(risk)));
        heading(text, pen, "Consequences");
        deployment.impact().lines().forEach(line -> Facts.append(text, pen, 2, pen.sign("•", "-"), line));
        Facts.append(text, pen, LABEL, "rule", deployment.plan().transactionRule());
        Facts.append(text, pen, LABEL, "digest", deployment.plan().digest());
        return text.append('\n').toString();
    }

    /** What was done. */
    public static String account(String environment, DeployResult result, List<SignOff> signed, Pen pen) {
        StringBuilder text = new StringBuilder(RunAccount.render(environment, result.run(), pen));
        result.gates().stream()
                .filter(gate -> gate.step().compareTo(Gate.Step.RUN) >= 0)
                .forEach(gate -> gate(text, pen, gate));
        return text.append(signOffs(signed)).toString();
    }

    /** Who signed for what. */
    public static String signOffs(List<SignOff> signed) {
        StringBuilder text = new StringBuilder();
        signed.forEach(one -> text.append("Signed off as %s: %s, %s%n"
                .formatted(one.role().title(), Inert.line(one.name()), one.at())));
        return text.toString();
    }

    private static void heading(StringBuilder text, Pen pen, String title) {
        text.append('\n').append(pen.paint(Tone.STRONG, title)).append('\n');
    }

    private static void gate(StringBuilder text, Pen pen, Gate gate) {
        Tone tone = switch (gate.state()) {
            case PASSED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case WAIVED -> Tone.CAUTION;
            case MANUAL -> Tone.PLAIN;
        };
        String sign = switch (gate.state()) {
            case PASSED -> pen.sign("✓", "+");
            case FAILED -> pen.sign("✗", "x");
            case WAIVED -> pen.sign("~", "~");
            case MANUAL -> pen.sign("•", "*");
        };
        text.append("  ")
                .append(pen.paint(tone, sign + " " + Columns.padEnd(gate.state().label(), 7)))
                .append(' ')
                .append(Columns.padEnd(gate.name(), LABEL - 7))
                .append(Inert.line(gate.title()))
                .append('\n');
        Facts.append(text, pen, LABEL + 1, "", gate.detail());
    }

    private static String words(Risk risk) {
        return "%s (%s)".formatted(risk.value().orElse("not said"), risk.source());
    }
}
