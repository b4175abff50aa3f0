package org.lockkeeper.ui.backup;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;

/** Everything about one backup, by name. */
final class BackupFacts {
    private BackupFacts() {}

    static SequencedMap<String, String> of(CatalogueEntry entry, Moments moments) {
        BackupManifest manifest = entry.manifest();
        SequencedMap<String, String> all = new LinkedHashMap<>();
        entry.objection().ifPresent(why -> all.put(Texts.get("backups.objection"), why));
        all.put(
                Texts.get("backups.proof"),
                entry.proof().map(proof -> proof(proof, moments)).orElse(Texts.get("backups.proof.none")));
        all.put(Texts.get("backups.finished"), moments.exact(manifest.finishedAt()));
        all.put(Texts.get("backups.took"), Figures.time(Duration.between(manifest.startedAt(), manifest.finishedAt())));
        all.put(Texts.get("backups.level"), manifest.level().orElse(Texts.get("backups.level.none")));
        manifest.appliedMigrations()
                .ifPresent(applied -> all.put(Texts.get("backups.applied"), Long.toString(applied)));
        all.put(Texts.get("backups.holds"), holds(manifest.options()));
        all.put(
                Texts.get("backups.dump"),
                Texts.get(
                        "backups.dump.value",
                        manifest.dump().file(),
                        manifest.options().format().label(),
                        Figures.bytes(manifest.dump().bytes())));
        all.put(Texts.get("backups.sha256"), manifest.dump().sha256());
        all.put(
                Texts.get("backups.globals"),
                manifest.globals().map(globals -> globals.file()).orElse(Texts.get("backups.globals.none")));
        all.put(
                Texts.get("backups.source"),
                Texts.get(
                        "backups.source.value",
                        manifest.source().database(),
                        manifest.source().address(),
                        manifest.source().serverVersion(),
                        manifest.toolVersion()));
        manifest.source().systemIdentifier().ifPresent(id -> all.put(Texts.get("backups.system"), id));
        all.put(
                Texts.get("backups.where"),
                entry.copies().stream().map(copy -> copy.place().label()).collect(Collectors.joining("; ")));
        if (!manifest.notes().isEmpty()) {
            all.put(Texts.get("backups.notes"), String.join(" ", manifest.notes()));
        }
        return all;
    }

    private static String proof(BackupProof proof, Moments moments) {
        return proof.passed()
                ? Texts.get(
                        "backups.proof.passed",
                        moments.exact(proof.at()),
                        proof.where(),
                        Figures.time(Duration.ofMillis(proof.restoreMs())),
                        proof.tables(),
                        proof.rows())
                : Texts.get(
                        "backups.proof.failed",
                        moments.exact(proof.at()),
                        proof.where(),
                        String.join("; ", proof.differences()));
    }

    private static String holds(BackupOptions options) {
        if (options.isWhole()) {
            return Texts.get("backups.holds.whole");
        }
        return Texts.get(
                "backups.holds.part",
                options.content().label(),
                options.schemas().size() + options.tables().size(),
                options.excludedSchemas().size() + options.excludedTables().size());
    }
}
