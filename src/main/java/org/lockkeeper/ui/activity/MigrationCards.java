package org.lockkeeper.ui.activity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.VBox;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.SessionKey;

/**
 * The migrations that run just now, a card each. A card is made anew only where it says something else than numbers: a button that is
 * replaced while it is pressed would not hear the end of it.
 */
final class MigrationCards extends VBox {
    private final ActivityViewModel model;
    private final ProgressEstimate estimate = new ProgressEstimate();
    private List<Gist> shown = List.of();

    MigrationCards(ActivityViewModel model) {
        this.model = model;
        getStyleClass().add("migration-cards");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(Optional<Snapshot> snapshot) {
        List<MigrationAtWork> migrations = snapshot.map(Snapshot::migrations).orElse(List.of());
        List<Gist> wanted = migrations.stream().map(Gist::of).toList();
        if (!wanted.equals(shown)) {
            shown = wanted;
            getChildren()
                    .setAll(migrations.stream()
                            .map(m -> new MigrationCard(model, m, snapshot.orElseThrow()))
                            .toList());
            setVisible(!migrations.isEmpty());
        }
        for (int i = 0; i < migrations.size(); i++) {
            ((MigrationCard) getChildren().get(i))
                    .update(migrations.get(i), snapshot.orElseThrow().reading(), estimate);
        }
    }

    /** What a card is about, apart from its numbers. */
    private record Gist(
            SessionKey session,
            Optional<Instant> statement,
            Optional<String> migration,
            boolean stuck,
            List<Integer> behind) {
        static Gist of(MigrationAtWork migration) {
            return new Gist(
                    migration.session().key(),
                    migration.session().queryStart(),
                    migration.migration(),
                    migration.isStuck(),
                    migration.behind());
        }
    }
}
