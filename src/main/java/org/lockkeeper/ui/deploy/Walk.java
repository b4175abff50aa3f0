package org.lockkeeper.ui.deploy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.deploy.Answers;
import org.lockkeeper.deploy.AutomaticCheck;
import org.lockkeeper.deploy.CheckResult;
import org.lockkeeper.deploy.ChecklistItem;
import org.lockkeeper.deploy.DeployResult;
import org.lockkeeper.deploy.Deployment;
import org.lockkeeper.deploy.Gate;
import org.lockkeeper.deploy.Risk;
import org.lockkeeper.deploy.SignOff;
import org.lockkeeper.ui.Outage;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.preview.PlanLayout;
import org.lockkeeper.ui.run.RunStand;

/**
 * One environment's deploy as far as it has come: what was found out, what a person typed, what came of it. It is kept while the window
 * turns to other steps, pages and environments. For the toolkit's thread.
 */
final class Walk {
    private final ConnectionProfile profile;
    private final Runnable said;
    private final Map<SignOff.Role, StringProperty> signing = new EnumMap<>(SignOff.Role.class);
    private final Map<SignOff.Role, SignOff> signed = new EnumMap<>(SignOff.Role.class);
    private final StringProperty backup = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private List<GateEntry> gates = List.of();
    private List<RiskEntry> risks = List.of();
    private List<String> candidates = List.of();
    private Optional<String> limit = Optional.empty();
    private Optional<Deployment> deployment = Optional.empty();
    private Optional<PlanLayout> layout = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private Optional<Outage> outage = Optional.empty();
    private Optional<DeployResult> result = Optional.empty();
    private List<RunStand> stands = List.of();
    private Optional<String> markdown = Optional.empty();
    private String reviewed = "";
    private boolean loading;
    private int asked;
    private boolean judged;
    private boolean outdated;
    private DeployStep step = DeployStep.CHECKLIST;

    /** @param said hears when something was typed that gates are judged by */
    Walk(ConnectionProfile profile, Consumer<Walk> said) {
        this.profile = profile;
        this.said = () -> said.accept(this);
        for (SignOff.Role role : SignOff.Role.values()) {
            signing.put(role, new SimpleStringProperty(""));
        }
        backup.addListener((_, _, _) -> this.said.run());
        reason.addListener((_, _, _) -> this.said.run());
    }

    ConnectionProfile profile() {
        return profile;
    }

    String environment() {
        return profile.name();
    }

    Optional<Deployment> deployment() {
        return deployment;
    }

    /** The plan as it is read; there where the deployment is. */
    Optional<PlanLayout> layout() {
        return layout;
    }

    /** Why nothing was found out, in a sentence. */
    Optional<String> failure() {
        return failure;
    }

    /** The server does not answer; empty where it did when it was asked last. */
    Optional<Outage> outage() {
        return outage;
    }

    /** What ran, and what was seen afterwards; empty before. */
    Optional<DeployResult> result() {
        return result;
    }

    /** The report's text; empty before it was read. */
    Optional<String> markdown() {
        return markdown;
    }

    List<GateEntry> gates() {
        return gates;
    }

    List<GateEntry> gates(Gate.Step of) {
        return gates.stream()
                .filter(entry -> entry.gateProperty().get().step() == of)
                .toList();
    }

    Optional<GateEntry> gate(String name) {
        return gates.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** A name that was typed at a gate, for the next one; empty before the first. */
    Optional<String> lastName() {
        return gates.stream()
                .map(entry -> entry.tickedByProperty().get())
                .filter(name -> !name.isBlank())
                .reduce((_, later) -> later);
    }

    List<RiskEntry> risks() {
        return risks;
    }

    /** All that is pending, in order; what a deploy can go up to. */
    List<String> candidates() {
        return candidates;
    }

    /** The last migration to run; everything pending where empty. */
    Optional<String> limit() {
        return limit;
    }

    void limit(Optional<String> last) {
        limit = last;
    }

    /** The path of a dump, as it is typed. */
    StringProperty backupProperty() {
        return backup;
    }

    /** Why it has to be now, outside the change window. */
    StringProperty reasonProperty() {
        return reason;
    }

    StringProperty signingProperty(SignOff.Role role) {
        return java.util.Objects.requireNonNull(signing.get(role));
    }

    Optional<SignOff> signed(SignOff.Role role) {
        return Optional.ofNullable(signed.get(role));
    }

    void signed(SignOff by) {
        signed.put(by.role(), by);
    }

    DeployStep step() {
        return step;
    }

    void step(DeployStep to) {
        step = to;
    }

    boolean isLoading() {
        return loading;
    }

    /** Whether the gates are those of what was typed. */
    boolean isJudged() {
        return judged;
    }

    void judging() {
        judged = false;
    }

    /** Whether what was found out is no longer what is there. */
    boolean isOutdated() {
        return outdated;
    }

    void outdate() {
        outdated = true;
    }

    /** Whether exactly this plan was looked at. */
    boolean isReviewed() {
        return deployment.map(it -> it.plan().digest().equals(reviewed)).orElse(false);
    }

    void review(boolean looked) {
        reviewed = looked ? deployment.map(it -> it.plan().digest()).orElse("") : "";
    }

    /** @return the number of the question, which only counts as long as no other follows */
    int load() {
        loading = true;
        outdated = false;
        failure = Optional.empty();
        return ++asked;
    }

    boolean isAsked(int question) {
        return question == asked;
    }

    /** @param unreached told where the server did not answer */
    void fail(String why, Optional<Outage> unreached) {
        outage = unreached;
        loading = false;
        deployment = Optional.empty();
        layout = Optional.empty();
        failure = Optional.of(why);
    }

    /** @param bare the gates when nobody has said anything */
    void take(Deployment found, PlanLayout read, List<Gate> bare) {
        outage = Optional.empty();
        loading = false;
        deployment = Optional.of(found);
        layout = Optional.of(read);
        if (limit.isEmpty()) {
            candidates = found.plan().names();
        }
        List<GateEntry> renewed = new ArrayList<>();
        for (Gate gate : bare) {
            GateEntry entry = gate(gate.name()).orElseGet(() -> new GateEntry(gate, said));
            entry.judge(gate);
            entry.tickable(isTickable(found, gate));
            renewed.add(entry);
        }
        gates = List.copyOf(renewed);
        if (risks.isEmpty()) {
            risks = found.risk().values().stream()
                    .map(risk -> new RiskEntry(risk, said))
                    .toList();
        } else {
            for (Risk risk : found.risk().values()) {
                risks.stream()
                        .filter(entry -> entry.question() == risk.question())
                        .forEach(entry -> entry.renew(risk));
            }
        }
    }

    private static boolean isTickable(Deployment found, Gate gate) {
        Optional<ChecklistItem> item = found.checklist().items().stream()
                .filter(it -> it.id().equals(gate.name()))
                .findFirst();
        return item.isPresent()
                && item.get().check().map(check -> isUnknown(found, check)).orElse(true);
    }

    private static boolean isUnknown(Deployment found, AutomaticCheck check) {
        CheckResult result = found.facts().get(check);
        return result != null && result.finding() == CheckResult.Finding.UNKNOWN;
    }

    void judge(List<Gate> found) {
        judged = true;
        found.forEach(gate -> gate(gate.name()).ifPresent(entry -> entry.judge(gate)));
    }

    /** @param each how each migration stands, in the plan's order */
    void end(DeployResult ended, List<RunStand> each) {
        result = Optional.of(ended);
        stands = each;
    }

    /** How each migration stands after the run; empty before its end. */
    List<RunStand> stands() {
        return stands;
    }

    void read(String text) {
        markdown = Optional.of(text);
    }

    /** Everything that was said, at the gates that there are. */
    Answers answers() {
        Answers answers =
                Answers.NONE.withBackup(backupFile()).withReviewed(reviewed).withReason(reason.get());
        for (RiskEntry risk : risks) {
            answers = risk.addTo(answers);
        }
        for (GateEntry gate : gates) {
            answers = gate.addTo(answers);
        }
        return answers;
    }

    private Optional<Path> backupFile() {
        String typed = backup.get().strip();
        return typed.isEmpty() || backupProblem().isPresent()
                ? Optional.empty()
                : Optional.of(Path.of(typed).toAbsolutePath());
    }

    /** Why what is typed cannot be a path on this system; empty where it can. */
    Optional<String> backupProblem() {
        try {
            return Optional.of(Path.of(backup.get().strip())).flatMap(_ -> Optional.empty());
        } catch (InvalidPathException e) {
            return Optional.of(Texts.get("deploy.backup.noPath", String.valueOf(e.getReason())));
        }
    }
}
