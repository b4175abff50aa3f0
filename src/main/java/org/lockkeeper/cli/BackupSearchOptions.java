package org.lockkeeper.cli;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.backup.catalogue.Catalogue;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import picocli.CommandLine.Option;

/** Which backups. */
final class BackupSearchOptions {
    @Option(names = "--env", paramLabel = "NAME", description = "Only those of this profile.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description =
                    "Only those in whose name, database, migration, place or note every word of this is found; \"verified\" and \"unverified\" too.")
    private String text = "";

    List<CatalogueEntry> of(Catalogue catalogue) {
        return catalogue.entries().stream()
                .filter(entry -> environment.isEmpty()
                        || environment.get().equals(entry.manifest().profile()))
                .filter(entry -> entry.matches(text))
                .toList();
    }
}
