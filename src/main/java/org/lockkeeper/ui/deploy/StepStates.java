package org.lockkeeper.ui.deploy;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.deploy.DeployReport;
import org.lockkeeper.deploy.DeployResult;
import org.lockkeeper.deploy.Deployment;
import org.lockkeeper.deploy.Gate;
import org.lockkeeper.deploy.Impact;
import org.lockkeeper.deploy.SignOff;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;

/** What each step of a walk says of itself. */
final class StepStates {
    private final Walk walk;
    private final boolean running;
    private final boolean ranHere;

    /**
     * @param running whether this environment's run is under way
     * @param ranHere whether the last run was this environment's, whatever came of it
     */
    StepStates(Walk walk, boolean running, boolean ranHere) {
        this.walk = walk;
        this.running = running;
        this.ranHere = ranHere;
    }

    StepState of(DeployStep step) {
        Optional<Deployment> found = walk.deployment();
        if (found.isEmpty()) {
            return StepState.shut(
                    "",
                    Texts.get(
                            walk.failure().isPresent() && !walk.isLoading()
                                    ? "deploy.refuse.unknown"
                                    : "deploy.refuse.loading"));
        }
        if (step.isBefore() && walk.result().isPresent() && step != DeployStep.PREVIEW) {
            StepState was = switch (step) {
                case CHECKLIST -> gates(walk.gates(Gate.Step.CHECKLIST));
                case RISK -> risk();
                case BACKUP -> backup();
                default -> StepState.of(tone(step), Texts.get("deploy.state.passed"));
            };
            // What was waived stays to be seen.
            return new StepState(was.tone(), was.words(), Optional.of(Texts.get("deploy.refuse.ran")));
        }
        return switch (step) {
            case CHECKLIST -> gates(walk.gates(Gate.Step.CHECKLIST));
            case RISK -> risk();
            case PREVIEW -> StepState.of(tone(step), words(found.get(), tone(step)));
            case BACKUP -> backup();
            case CONSEQUENCES -> consequences(found.get().impact());
            case RUN -> run();
            case VERIFY -> verify();
            case REPORT -> report();
        };
    }

    private String words(Deployment found, Tone tone) {
        String count = Texts.get(
                "deploy.state.plan",
                found.plan().migrations().size(),
                found.impact().statements());
        if (walk.isReviewed()) {
            return Texts.get("deploy.state.both", count, Texts.get("deploy.state.preview"));
        }
        return tone == Tone.DANGER
                ? Texts.get("deploy.state.both", count, Texts.get("deploy.state.preview.unread"))
                : count;
    }

    private Tone tone(DeployStep step) {
        if (walk.result().isPresent()) {
            return Tone.SUCCESS;
        }
        Gate.Step of = step == DeployStep.PREVIEW ? Gate.Step.PREVIEW : Gate.Step.CHECKLIST;
        return walk.gates(of).stream()
                        .allMatch(entry -> entry.gateProperty().get().isOpen())
                ? Tone.SUCCESS
                : Tone.DANGER;
    }

    private static StepState gates(List<GateEntry> entries) {
        long shut = entries.stream()
                .filter(entry -> !entry.gateProperty().get().isOpen())
                .count();
        long waived = entries.stream()
                .filter(entry -> entry.gateProperty().get().state() == Gate.State.WAIVED)
                .count();
        return StepState.of(
                shut > 0 ? Tone.DANGER : waived > 0 ? Tone.WARNING : Tone.SUCCESS,
                Texts.get("deploy.state.gates", shut, waived, entries.size(), entries.size() - shut - waived));
    }

    private StepState risk() {
        long wrong =
                walk.risks().stream().filter(risk -> risk.problem().isPresent()).count();
        long open = walk.risks().stream()
                .filter(risk -> risk.textProperty().get().isBlank())
                .count();
        if (wrong > 0) {
            return StepState.of(Tone.DANGER, Texts.get("deploy.state.risk.wrong", wrong));
        }
        return open > 0
                ? StepState.of(Tone.WARNING, Texts.get("deploy.state.risk.open", open))
                : StepState.of(Tone.SUCCESS, Texts.get("deploy.state.risk.known"));
    }

    private StepState backup() {
        List<GateEntry> entries = walk.gates(Gate.Step.BACKUP);
        if (entries.isEmpty()) {
            return StepState.of(Tone.QUIET, Texts.get("deploy.state.backup.none"));
        }
        return switch (entries.getFirst().gateProperty().get().state()) {
            case PASSED, MANUAL -> StepState.of(Tone.SUCCESS, Texts.get("deploy.state.backup.there"));
            case WAIVED -> StepState.of(Tone.WARNING, Texts.get("deploy.state.backup.waived"));
            case FAILED -> StepState.of(Tone.DANGER, Texts.get("deploy.state.backup.missing"));
        };
    }

    private static StepState consequences(Impact impact) {
        long sessions = impact.tables().stream()
                .flatMap(table -> table.sessions().stream())
                .distinct()
                .count();
        return StepState.of(
                impact.unread().isPresent() ? Tone.WARNING : Tone.ACCENT,
                Texts.get("deploy.state.consequences", impact.tables().size(), sessions));
    }

    private StepState run() {
        if (running) {
            return StepState.of(Tone.ACCENT, Texts.get("deploy.state.run.on"));
        }
        if (walk.result().isPresent()) {
            boolean failed = walk.result().get().run().failed().isPresent();
            return StepState.of(
                    failed ? Tone.DANGER : Tone.SUCCESS,
                    Texts.get(failed ? "deploy.state.run.failed" : "deploy.state.run.done"));
        }
        return ranHere
                ? StepState.of(Tone.DANGER, Texts.get("deploy.state.run.not"))
                : StepState.shut(Texts.get("deploy.state.run.before"), Texts.get("deploy.refuse.run"));
    }

    private StepState verify() {
        Optional<DeployReport> report = walk.result().flatMap(DeployResult::report);
        if (report.isEmpty()) {
            return later();
        }
        long shorts = report.get().findings().stream()
                .filter(finding -> finding.fellShort())
                .count();
        long warns =
                report.get().findings().stream().filter(FindingsTable::warns).count();
        return StepState.of(
                shorts > 0 ? Tone.DANGER : warns > 0 ? Tone.WARNING : Tone.SUCCESS,
                Texts.get("deploy.state.verify", report.get().findings().size(), shorts, warns));
    }

    private StepState report() {
        if (walk.result().isEmpty()) {
            return later();
        }
        long signed = java.util.Arrays.stream(SignOff.Role.values())
                .filter(role -> walk.signed(role).isPresent())
                .count();
        return walk.result().get().file().isPresent()
                ? StepState.of(
                        signed == SignOff.Role.values().length ? Tone.SUCCESS : Tone.WARNING,
                        Texts.get("deploy.state.report", signed, SignOff.Role.values().length))
                : StepState.of(Tone.DANGER, Texts.get("deploy.state.report.unwritten"));
    }

    private StepState later() {
        return StepState.shut(
                Texts.get("deploy.state.later"),
                Texts.get(running ? "deploy.refuse.after.running" : "deploy.refuse.after"));
    }
}
