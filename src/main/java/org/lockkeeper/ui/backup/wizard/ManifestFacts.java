package org.lockkeeper.ui.backup.wizard;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;

/** What a person has to know of a backup before it is restored, by name. */
final class ManifestFacts {
    private ManifestFacts() {}

    static SequencedMap<String, String> of(BackupManifest manifest, Moments moments) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put(
                Texts.get("backups.source"),
                Texts.get(
                        "backups.source.value",
                        manifest.source().database(),
                        manifest.source().address(),
                        manifest.source().serverVersion(),
                        manifest.toolVersion()));
        facts.put(Texts.get("backups.finished"), moments.exact(manifest.finishedAt()));
        facts.put(Texts.get("backups.level"), manifest.level().orElseGet(() -> Texts.get("backups.level.none")));
        facts.put(Texts.get("backups.holds"), ReviewPage.holds(manifest.options()));
        facts.put(
                Texts.get("backups.dump"),
                Texts.get(
                        "backups.dump.value",
                        manifest.dump().file(),
                        manifest.options().format().label(),
                        Figures.bytes(manifest.dump().bytes())));
        facts.put(
                Texts.get("backups.proof"),
                manifest.proof()
                        .filter(BackupProof::passed)
                        .map(proof -> Texts.get(
                                "restore.proof",
                                moments.exact(proof.at()),
                                Figures.time(Duration.ofMillis(proof.restoreMs()))))
                        .orElseGet(() -> Texts.get("backups.proof.none")));
        return facts;
    }
}
