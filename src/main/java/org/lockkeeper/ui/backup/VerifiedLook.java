package org.lockkeeper.ui.backup;

import java.time.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.Tone;

/** Whether a backup was proven, as a word, an icon and a tone. */
record VerifiedLook(Feather icon, Tone tone, String word) {
    static VerifiedLook of(CatalogueEntry entry, Moments moments) {
        if (entry.objection().isPresent()) {
            return new VerifiedLook(Feather.X_CIRCLE, Tone.DANGER, Texts.get("backups.verified.no"));
        }
        return entry.proof()
                .map(proof -> of(proof, moments))
                .orElseGet(() -> new VerifiedLook(Feather.CIRCLE, Tone.QUIET, Texts.get("backups.verified.notYet")));
    }

    private static VerifiedLook of(BackupProof proof, Moments moments) {
        return proof.passed()
                ? new VerifiedLook(
                        Feather.CHECK,
                        Tone.SUCCESS,
                        Texts.get("backups.verified.yes", Figures.time(Duration.ofMillis(proof.restoreMs()))))
                : new VerifiedLook(
                        Feather.X_CIRCLE, Tone.DANGER, Texts.get("backups.verified.failed", moments.age(proof.at())));
    }
}
