package org.lockkeeper.ui.checks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;

/** Everything about one check, by name. */
final class ChecksDetail {
    private ChecksDetail() {}

    /** @param folder the workspace's, from which files are named */
    static SequencedMap<String, String> of(CheckResult check, Path folder) {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        all.put(Texts.get("checks.name"), check.name());
        all.put(
                Texts.get("checks.outcome"),
                Texts.get(
                        "checks.outcome.value",
                        check.outcome().label(),
                        check.severity().label()));
        all.put(Texts.get("checks.detail"), WindowWords.of(check.detail()));
        check.before().ifPresent(before -> all.put(Texts.get("checks.before"), before.text()));
        check.after().ifPresent(after -> all.put(Texts.get("checks.after"), after.text()));
        if (!check.samples().isEmpty()) {
            all.put(Texts.get("checks.samples"), String.join("\n", check.samples()));
        }
        check.file()
                .ifPresent(file -> all.put(
                        Texts.get("checks.file"),
                        (file.startsWith(folder) ? folder.relativize(file) : file).toString()));
        check.sql().ifPresent(sql -> all.put(Texts.get("checks.sql"), sql.strip()));
        return all;
    }
}
