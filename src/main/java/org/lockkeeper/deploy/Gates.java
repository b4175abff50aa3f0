package org.lockkeeper.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockkeeper.deploy.Gate.State;
import org.lockkeeper.deploy.Gate.Step;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;

/** Judges what was found out and what was said: the gates up to the run, in their order. */
final class Gates {
    static final String PREVIEW = "preview";
    static final String CONSEQUENCES = "consequences";

    /** Names that a checklist cannot take, since every deploy has these gates. */
    static final Set<String> OWN = Set.of(PREVIEW, CONSEQUENCES, "run", "verify", "report");

    private final Deployment deployment;
    private final Answers answers;
    private final DumpReadings dumps;
    private final boolean production;

    private Gates(Deployment deployment, Answers answers, DumpReadings dumps) {
        this.deployment = deployment;
        this.answers = answers;
        this.dumps = dumps;
        this.production = deployment.plan().profile().environment() == Environment.PRODUCTION;
    }

    /** @throws LockkeeperException if an answer is to a gate that there is not */
    static List<Gate> of(Deployment deployment, Answers answers, DumpReadings dumps) {
        return new Gates(deployment, answers, dumps).all();
    }

    private List<Gate> all() {
        List<ChecklistItem> items =
                deployment.checklist().on(deployment.plan().profile().environment());
        List<Gate> gates = new ArrayList<>();
        items.stream().filter(item -> !isBackup(item)).map(this::judged).forEach(gates::add);
        gates.add(preview());
        items.stream().filter(Gates::isBackup).map(this::judged).forEach(gates::add);
        gates.add(consequences());
        requireKnown(gates);
        return List.copyOf(gates);
    }

    private static boolean isBackup(ChecklistItem item) {
        return item.check()
                .filter(check -> check == AutomaticCheck.RECENT_BACKUP)
                .isPresent();
    }

    private Gate judged(ChecklistItem item) {
        Step step = isBackup(item) ? Step.BACKUP : Step.CHECKLIST;
        Gate gate = item.check()
                .map(check -> check == AutomaticCheck.RISK_ASSESSED ? assessed(item) : found(step, item, result(check)))
                .orElseGet(() -> byHand(step, item));
        return gate.isOpen() ? gate : waived(gate, item.waived());
    }

    private CheckResult result(AutomaticCheck check) {
        if (check == AutomaticCheck.RECENT_BACKUP) {
            return answers.backup()
                    .map(this::backup)
                    .orElseGet(() -> deployment.backups().look(deployment.at()));
        }
        return deployment.facts().getOrDefault(check, CheckResult.unknown("it was not looked at."));
    }

    private CheckResult backup(Path file) {
        return deployment
                .backups()
                .look(file.toAbsolutePath().normalize(), deployment.at())
                .orElseGet(() ->
                        new BackupFile(file, deployment.plan().target().database(), deployment.at(), dumps).look());
    }

    /** What cannot be found out a person may stand for; what was found to be wrong needs a reason. */
    private Gate found(Step step, ChecklistItem item, CheckResult result) {
        String ticked = answers.ticks().getOrDefault(item.id(), "");
        return switch (result.finding()) {
            case PASSED -> gate(step, item, State.PASSED, result.fact());
            case UNKNOWN ->
                ticked.isEmpty()
                        ? gate(step, item, State.FAILED, result.fact())
                        : gate(step, item, State.MANUAL, "%s says so. %s".formatted(ticked, result.fact()));
            case FAILED ->
                item.check().orElseThrow() == AutomaticCheck.CHANGE_WINDOW
                                && !answers.reason().isBlank()
                        ? gate(step, item, State.WAIVED, "%s Reason: %s".formatted(result.fact(), answers.reason()))
                        : gate(step, item, State.FAILED, result.fact());
        };
    }

    private Gate byHand(Step step, ChecklistItem item) {
        String ticked = answers.ticks().getOrDefault(item.id(), "");
        return ticked.isEmpty()
                ? gate(step, item, State.FAILED, "Nobody has ticked it.")
                : gate(step, item, State.MANUAL, ticked + " says so.");
    }

    /** What the facts tell needs nobody; what a person said is that person's. */
    private Gate assessed(ChecklistItem item) {
        RiskSheet sheet = deployment.risk(answers);
        List<Risk.Question> open = sheet.open();
        if (!open.isEmpty()) {
            String missing = open.stream().map(Risk.Question::label).collect(Collectors.joining(", "));
            return gate(Step.CHECKLIST, item, State.FAILED, "Not said: %s. %s.".formatted(missing, sheet.words()));
        }
        State state = answers.risks().isEmpty() ? State.PASSED : State.MANUAL;
        return gate(Step.CHECKLIST, item, state, sheet.words() + ".");
    }

    private Gate preview() {
        String digest = deployment.plan().digest();
        String what = "%d %s, %d %s, digest %s"
                .formatted(
                        deployment.plan().migrations().size(),
                        deployment.plan().migrations().size() == 1 ? "migration" : "migrations",
                        deployment.impact().statements(),
                        deployment.impact().statements() == 1 ? "statement" : "statements",
                        digest);
        String title = "What would run was reviewed";
        if (answers.reviewed().equals(digest)) {
            return new Gate(Step.PREVIEW, PREVIEW, title, State.PASSED, "Reviewed: " + what + ".");
        }
        if (!answers.reviewed().isEmpty()) {
            return new Gate(
                    Step.PREVIEW,
                    PREVIEW,
                    title,
                    State.FAILED,
                    "What was reviewed is another plan (%s) than what would run: %s."
                            .formatted(answers.reviewed(), what));
        }
        return production
                ? new Gate(Step.PREVIEW, PREVIEW, title, State.FAILED, "Not reviewed yet: " + what + ".")
                : new Gate(Step.PREVIEW, PREVIEW, title, State.PASSED, "Not asked for here: " + what + ".");
    }

    private Gate consequences() {
        String what = "%d %s touched in database \"%s\""
                .formatted(
                        deployment.impact().tables().size(),
                        deployment.impact().tables().size() == 1 ? "table is" : "tables are",
                        deployment.plan().target().database());
        String title = "The consequences are acknowledged";
        if (answers.acknowledged()) {
            return new Gate(Step.CONSEQUENCES, CONSEQUENCES, title, State.PASSED, "Acknowledged: " + what + ".");
        }
        return production
                ? new Gate(Step.CONSEQUENCES, CONSEQUENCES, title, State.FAILED, "Not acknowledged yet: " + what + ".")
                : new Gate(Step.CONSEQUENCES, CONSEQUENCES, title, State.PASSED, "Not asked for here: " + what + ".");
    }

    /** The person's reason goes before the checklist's. The guard's own two cannot be waived. */
    private Gate waived(Gate gate, Optional<String> byChecklist) {
        String said = answers.waivers().getOrDefault(gate.name(), "");
        Optional<String> why = said.isEmpty()
                ? byChecklist.map(reason -> "Waived by the checklist: " + reason)
                : Optional.of("Waived: " + said);
        return why.map(reason -> new Gate(
                        gate.step(),
                        gate.name(),
                        gate.title(),
                        State.WAIVED,
                        "%s. %s".formatted(stripped(reason), gate.detail())))
                .orElse(gate);
    }

    private static String stripped(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static Gate gate(Step step, ChecklistItem item, State state, String detail) {
        return new Gate(step, item.id(), item.title(), state, detail);
    }

    private void requireKnown(Collection<Gate> gates) {
        Set<String> known = gates.stream()
                .map(Gate::name)
                .filter(name -> !name.equals(PREVIEW) && !name.equals(CONSEQUENCES))
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        Stream.concat(answers.ticks().keySet().stream(), answers.waivers().keySet().stream())
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new LockkeeperException(
                            "LK-DEPLOY-GATE",
                            ExitCode.USAGE,
                            "There is no gate \"%s\" that could be ticked or waived on %s; there are: %s. Nothing was run."
                                    .formatted(name, deployment.environment(), String.join(", ", known)));
                });
    }
}
