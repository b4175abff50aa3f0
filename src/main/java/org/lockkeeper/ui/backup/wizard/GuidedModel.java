package org.lockkeeper.ui.backup.wizard;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.wizard.Step;
import org.lockkeeper.ui.wizard.Wizard;
import org.lockkeeper.ui.wizard.Work;

/** What the wizards have in common: steps whose button follows what is chosen, what was found and what runs. */
abstract class GuidedModel implements Guided {
    /** The step at which the work is done and shown. */
    static final String RUN = "run";

    private final WizardContext context;
    private final Wizard wizard;
    private final Runnable done;
    private final Runnable leave;
    private List<Work> works = List.of();

    /**
     * @param done run when there is something new in the catalogue
     * @param leave goes back to the catalogue
     */
    GuidedModel(WizardContext context, List<Step> steps, Runnable done, Runnable leave) {
        this.context = context;
        this.wizard = new Wizard(steps);
        this.done = done;
        this.leave = leave;
    }

    final WizardContext context() {
        return context;
    }

    final Wizard wizard() {
        return wizard;
    }

    final List<ConnectionProfile> profiles() {
        return context.workspace().profiles();
    }

    /** Where a test restore goes, in words. */
    final String scratch() {
        return context.scratch();
    }

    /** Goes back to the catalogue. */
    final void leave() {
        leave.run();
    }

    /** There is something new in the catalogue. */
    final void done() {
        done.run();
    }

    @Override
    public final boolean isAtWork() {
        return works.stream().anyMatch(Work::isRunning);
    }

    @Override
    public boolean isBegun() {
        return wizard.furthestProperty().get() > 0;
    }

    final boolean isAt(String step) {
        return wizard.step().id().equals(step);
    }

    /** While one of these runs no step is left; the button is judged when one begins or ends. */
    final void holdFor(Work... held) {
        works = List.of(held);
        works.forEach(work -> judgeOn(work.phaseProperty()));
    }

    /** The button is judged whenever one of these changes. */
    final void judgeOn(ObservableValue<?>... seen) {
        for (ObservableValue<?> value : seen) {
            value.subscribe(this::judge);
        }
    }

    /** Says what the button does and whether it can be pressed. */
    final void judge() {
        wizard.heldProperty().set(isAtWork());
        wizard.graveProperty().set(isGrave());
        wizard.labelProperty().set(label());
        wizard.refusalProperty().set(refusal());
    }

    /** What the button says at this step; empty for the name of the next one. */
    abstract String label();

    /** Why this step leads no further; empty where it does. */
    abstract Optional<String> refusal();

    /** Whether the button takes something away from people. */
    boolean isGrave() {
        return false;
    }

    /** Turns to the step at which the work is shown; how it turned out before is forgotten. */
    final void showRun() {
        if (!isAt(RUN)) {
            wizard.advance();
        }
        wizard.marks().remove(RUN);
    }

    /** The work of a step is done. */
    final void turnedOut(String step, Tone tone) {
        wizard.marks().put(step, tone);
        done();
    }

    /** At the last step the button leads to the catalogue, or to another try. */
    final String labelOfEnd() {
        return Texts.get(isFinished() || isAtWork() ? "make.toCatalogue" : "make.again");
    }

    final void leaveOr(Runnable again) {
        if (isFinished()) {
            leave();
        } else {
            again.run();
        }
    }
}
