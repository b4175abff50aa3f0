package org.lockkeeper.ui.deploy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.lockkeeper.ui.Texts;

/** The steps of the wizard, in their order. */
enum DeployStep {
    CHECKLIST(1),
    RISK(2),
    PREVIEW(3),
    BACKUP(4),
    CONSEQUENCES(5),
    RUN(6),
    VERIFY(7),
    REPORT(8);

    private final int number;

    DeployStep(int number) {
        this.number = number;
    }

    /** Its place, from 1. */
    int number() {
        return number;
    }

    /** The step so many places on; empty where there is none. */
    Optional<DeployStep> neighbour(int by) {
        return Arrays.stream(values())
                .filter(step -> step.number == number + by)
                .findFirst();
    }

    String title() {
        return Texts.get("deploy.step." + word());
    }

    /** The word of its node's id and of its texts. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it comes before the run. */
    boolean isBefore() {
        return compareTo(RUN) < 0;
    }
}
