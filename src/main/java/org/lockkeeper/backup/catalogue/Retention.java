package org.lockkeeper.backup.catalogue;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.connection.RetentionRules;

/**
 * Which backups rules keep. Judged are those of the workspace's own project, each environment by itself, and whole ones apart from those
 * of a part of a database, so that a small one never pushes out a whole one. What cannot be believed is left to a person.
 */
final class Retention {
    private Retention() {}

    static RetentionPlan plan(List<CatalogueEntry> entries, String project, RetentionRules rules) {
        Map<List<Object>, List<CatalogueEntry>> groups = new LinkedHashMap<>();
        Map<CatalogueEntry, List<String>> reasons = new LinkedHashMap<>();
        for (CatalogueEntry entry : newestFirst(entries)) {
            BackupManifest manifest = entry.manifest();
            List<String> because = because(reasons, entry);
            if (!manifest.project().equals(project)) {
                because.add("of another project, " + manifest.project());
            } else if (entry.objection().isPresent()) {
                because.add("not judged: " + entry.objection().get());
            } else {
                groups.computeIfAbsent(
                                List.of(manifest.profile(), manifest.options().isWhole()), _ -> new ArrayList<>())
                        .add(entry);
            }
        }
        groups.values().forEach(group -> judge(group, rules, reasons));
        List<RetentionPlan.Kept> kept = new ArrayList<>();
        List<CatalogueEntry> removed = new ArrayList<>();
        reasons.forEach((entry, because) -> {
            if (because.isEmpty()) {
                removed.add(entry);
            } else {
                kept.add(new RetentionPlan.Kept(entry, because));
            }
        });
        return new RetentionPlan(kept, removed);
    }

    private static List<String> because(Map<CatalogueEntry, List<String>> reasons, CatalogueEntry entry) {
        return reasons.computeIfAbsent(entry, _ -> new ArrayList<>());
    }

    private static void judge(
            List<CatalogueEntry> group, RetentionRules rules, Map<CatalogueEntry, List<String>> reasons) {
        for (int i = 0; i < Math.min(rules.last(), group.size()); i++) {
            because(reasons, group.get(i)).add("one of the last " + rules.last());
        }
        newestOfEach(group, rules.daily(), at -> at(at, rules).toLocalDate().toString(), reasons);
        newestOfEach(group, rules.weekly(), at -> week(at(at, rules)), reasons);
        newestOfEach(group, rules.monthly(), at -> YearMonth.from(at(at, rules)).toString(), reasons);
        group.stream()
                .filter(CatalogueEntry::isVerified)
                .findFirst()
                .ifPresent(newest -> because(reasons, newest).add("the last verified one"));
    }

    private static void newestOfEach(
            List<CatalogueEntry> group,
            int most,
            Function<Instant, String> period,
            Map<CatalogueEntry, List<String>> reasons) {
        Set<String> seen = new LinkedHashSet<>();
        for (CatalogueEntry entry : group) {
            String name = period.apply(entry.manifest().finishedAt());
            if (seen.size() < most && seen.add(name)) {
                because(reasons, entry).add("the newest of " + name);
            }
        }
    }

    private static ZonedDateTime at(Instant at, RetentionRules rules) {
        return at.atZone(rules.zone());
    }

    private static String week(ZonedDateTime at) {
        return "%d-W%02d".formatted(at.get(IsoFields.WEEK_BASED_YEAR), at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static List<CatalogueEntry> newestFirst(List<CatalogueEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(
                                (CatalogueEntry entry) -> entry.manifest().finishedAt())
                        .reversed())
                .toList();
    }
}
