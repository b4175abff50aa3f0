package org.lockkeeper.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.deploy.Answers;
import org.lockkeeper.deploy.Deployment;
import org.lockkeeper.deploy.Risk.Question;
import org.lockkeeper.deploy.SignOff;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import picocli.CommandLine.Option;

/** What a person says at the gates of a deploy. */
final class DeployOptions {
    @Option(
            names = "--tick",
            paramLabel = "GATE=NAME",
            description =
                    "Ticks a gate that no fact opens, by the name of who stands for it, such as team-notified=Ann. Repeat it for further ones.")
    private Map<String, String> ticks = new LinkedHashMap<>();

    @Option(
            names = "--waive",
            paramLabel = "GATE=REASON",
            description =
                    "Goes on though a gate is shut; the reason goes into the report and the audit trail. Repeat it for further ones.")
    private Map<String, String> waivers = new LinkedHashMap<>();

    @Option(
            names = "--backup",
            paramLabel = "PATH",
            description =
                    "A dump of pg_dump, a file or a folder, at most a day old; it is looked at. Without it the newest backup of the catalogue counts.")
    private Optional<Path> backup = Optional.empty();

    @Option(names = "--reversible", paramLabel = "yes|no", description = "Whether the migrations can be taken back.")
    private String reversible = "";

    @Option(names = "--data-loss", paramLabel = "low|medium|high", description = "How much could be lost.")
    private String dataLoss = "";

    @Option(names = "--downtime", paramLabel = "MINUTES", description = "How long it will be down; 0 for not at all.")
    private String downtime = "";

    @Option(names = "--rollback-time", paramLabel = "MINUTES", description = "How long it would take to go back.")
    private String rollbackTime = "";

    @Option(
            names = "--sign-off",
            paramLabel = "ROLE=NAME",
            description =
                    "Signs the deploy off: technical-lead, database-admin or devops-lead, by name. Repeat it for further ones.")
    private Map<String, String> signOffs = new LinkedHashMap<>();

    @Option(
            names = "--report",
            paramLabel = "REPORT",
            description = "Signs this earlier report off (--sign-off) and runs nothing.")
    private String report = "";

    String report() {
        return report;
    }

    /** @throws LockkeeperException if a value is none of those that its question wants */
    Answers answers(Deployment deployment, ConfirmOptions confirmation) {
        Map<Question, String> risks = new HashMap<>();
        said(risks, Question.REVERSIBLE, reversible);
        said(risks, Question.DATA_LOSS, dataLoss);
        said(risks, Question.DOWNTIME, downtime);
        said(risks, Question.ROLLBACK_TIME, rollbackTime);
        Answers answers = Answers.NONE
                .withBackup(backup.map(Path::toAbsolutePath))
                .withReviewed(confirmation.plan())
                .withAcknowledged(
                        confirmation.confirm().equals(deployment.plan().target().database()))
                .withReason(confirmation.reason());
        for (var risk : risks.entrySet()) {
            answers = answers.withRisk(risk.getKey(), Optional.of(risk.getValue()));
        }
        for (var tick : ticks.entrySet()) {
            answers = answers.ticked(tick.getKey(), given("--tick", tick));
        }
        for (var waiver : waivers.entrySet()) {
            answers = answers.waived(waiver.getKey(), given("--waive", waiver));
        }
        return answers;
    }

    /** Who signs for which role. */
    Map<SignOff.Role, String> signOffs() {
        Map<SignOff.Role, String> signed = new LinkedHashMap<>();
        signOffs.entrySet()
                .forEach(entry -> signed.put(
                        SignOff.Role.of(entry.getKey())
                                .orElseThrow(() -> usage(
                                        "There is no role \"%s\" to sign off for; expected technical-lead, database-admin or devops-lead."
                                                .formatted(entry.getKey()))),
                        given("--sign-off", entry)));
        return signed;
    }

    private static void said(Map<Question, String> risks, Question question, String text) {
        if (!text.isEmpty()) {
            risks.put(
                    question,
                    question.read(text)
                            .orElseThrow(() -> usage("--%s is \"%s\"; expected %s."
                                    .formatted(question.label(), text, question.expected()))));
        }
    }

    private static String given(String option, Map.Entry<String, String> entry) {
        if (entry.getValue() == null || entry.getValue().isBlank()) {
            throw usage("%s %s says nothing behind its equals sign.".formatted(option, entry.getKey()));
        }
        return entry.getValue();
    }

    private static LockkeeperException usage(String sentence) {
        return new LockkeeperException("LK-CLI-USAGE", ExitCode.USAGE, sentence + " Nothing was run.");
    }
}
