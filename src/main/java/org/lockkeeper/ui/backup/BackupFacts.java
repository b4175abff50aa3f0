package org.lockkeeper.ui.backup;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupContent;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;

/** What a person has to know of a backup, by name. */
public final class BackupFacts {
    private BackupFacts() {}

    /** Before it is proven or restored. */
    public static SequencedMap<String, String> of(BackupManifest manifest, Moments moments) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        source(facts, manifest);
        facts.put(Texts.get("backups.finished"), moments.exact(manifest.finishedAt()));
        contents(facts, manifest);
        facts.put(
                Texts.get("backups.proof"),
                manifest.proof()
                        .filter(BackupProof::passed)
                        .map(proof -> Texts.get("restore.proof", moments.exact(proof.at()), restoresIn(proof)))
                        .orElseGet(() -> Texts.get("backups.proof.none")));
        return facts;
    }

    /** Everything about one of the catalogue. */
    static SequencedMap<String, String> of(CatalogueEntry entry, Moments moments) {
        BackupManifest manifest = entry.manifest();
        SequencedMap<String, String> all = new LinkedHashMap<>();
        entry.objection().ifPresent(why -> all.put(Texts.get("backups.objection"), why));
        all.put(
                Texts.get("backups.proof"),
                entry.proof().map(proof -> proof(proof, moments)).orElse(Texts.get("backups.proof.none")));
        all.put(Texts.get("backups.finished"), moments.exact(manifest.finishedAt()));
        all.put(Texts.get("backups.took"), Figures.time(Duration.between(manifest.startedAt(), manifest.finishedAt())));
        manifest.appliedMigrations()
                .ifPresent(applied -> all.put(Texts.get("backups.applied"), Long.toString(applied)));
        contents(all, manifest);
        all.put(Texts.get("backups.sha256"), manifest.dump().sha256());
        all.put(
                Texts.get("backups.globals"),
                manifest.globals().map(globals -> globals.file()).orElse(Texts.get("backups.globals.none")));
        source(all, manifest);
        manifest.source().systemIdentifier().ifPresent(id -> all.put(Texts.get("backups.system"), id));
        all.put(
                Texts.get("backups.where"),
                entry.copies().stream()
                        .map(copy -> entry.isUneven()
                                ? uneven(copy, moments)
                                : copy.place().label())
                        .collect(Collectors.joining("; ")));
        if (!manifest.notes().isEmpty()) {
            all.put(Texts.get("backups.notes"), String.join(" ", manifest.notes()));
        }
        return all;
    }

    /** A copy with what is known of that one alone. */
    private static String uneven(Backup copy, Moments moments) {
        return Texts.get(
                "backups.where.copy",
                copy.place().label(),
                copy.objection()
                        .or(() -> copy.manifest()
                                .proof()
                                .map(proof -> Texts.get(
                                        proof.passed() ? "backups.where.passed" : "backups.where.failed",
                                        moments.exact(proof.at()))))
                        .orElseGet(() -> Texts.get("backups.verified.notYet")));
    }

    private static void source(SequencedMap<String, String> facts, BackupManifest manifest) {
        facts.put(
                Texts.get("backups.source"),
                Texts.get(
                        "backups.source.value",
                        manifest.source().database(),
                        manifest.source().address(),
                        manifest.source().serverVersion(),
                        manifest.toolVersion()));
    }

    private static void contents(SequencedMap<String, String> facts, BackupManifest manifest) {
        facts.put(Texts.get("backups.level"), manifest.level().orElseGet(() -> Texts.get("backups.level.none")));
        facts.put(Texts.get("backups.holds"), holds(manifest.options()));
        facts.put(
                Texts.get("backups.dump"),
                Texts.get(
                        "backups.dump.value",
                        manifest.dump().file(),
                        manifest.options().format().label(),
                        Figures.bytes(manifest.dump().bytes())));
    }

    private static String proof(BackupProof proof, Moments moments) {
        return proof.passed()
                ? Texts.get(
                        "backups.proof.passed",
                        moments.exact(proof.at()),
                        proof.where(),
                        restoresIn(proof),
                        proof.tables(),
                        proof.rows())
                : Texts.get(
                        "backups.proof.failed",
                        moments.exact(proof.at()),
                        proof.where(),
                        String.join("; ", proof.differences()));
    }

    private static String restoresIn(BackupProof proof) {
        return Figures.time(Duration.ofMillis(proof.restoreMs()));
    }

    /** What of a database is in it, with the schemas and tables that were named. */
    public static String holds(BackupOptions options) {
        String content = content(options.content());
        if (!options.schemas().isEmpty() || !options.tables().isEmpty()) {
            return Texts.get("make.holds.only", content, names(options.schemas(), options.tables()));
        }
        if (!options.excludedSchemas().isEmpty() || !options.excludedTables().isEmpty()) {
            return Texts.get("make.holds.without", content, names(options.excludedSchemas(), options.excludedTables()));
        }
        return Texts.get("make.holds.whole", content);
    }

    /** Definitions, rows, or both. */
    public static String content(BackupContent content) {
        return Texts.get(
                switch (content) {
                    case ALL -> "make.content.all";
                    case SCHEMA -> "make.content.schema";
                    case DATA -> "make.content.data";
                });
    }

    private static String names(List<String> schemas, List<String> tables) {
        return Stream.concat(schemas.stream().map(schema -> Texts.get("make.holds.schema", schema)), tables.stream())
                .collect(Collectors.joining(", "));
    }
}
