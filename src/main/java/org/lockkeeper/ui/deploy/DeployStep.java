package org.lockkeeper.ui.deploy;

import java.util.Locale;
import org.lockkeeper.ui.Texts;

/** The steps of the wizard, in their order. */
enum DeployStep {
    CHECKLIST,
    RISK,
    PREVIEW,
    BACKUP,
    CONSEQUENCES,
    RUN,
    VERIFY,
    REPORT;

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
