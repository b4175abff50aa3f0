package org.lockkeeper.ui.activity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.VBox;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.PreparedTransaction;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.SessionKey;
import org.lockkeeper.activity.Standing;

/**
 * The migrations that run just now, a card each; who waits for an engine's lock is told by the card of the one that has it. A card is made anew only where it says something else than numbers: a button that is
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
        List<MigrationAtWork> migrations = snapshot.map(Snapshot::migrations).orElse(List.of()).stream()
                .filter(migration -> migration.standing() != Standing.WAITS_FOR_TURN)
                .toList();
        List<Gist> wanted = migrations.stream().map(Gist::of).toList();
        if (!wanted.equals(shown)) {
            shown = wanted;
            getChildren()
                    .setAll(migrations.stream()
                            .map(m -> new MigrationCard(model, m))
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
            String state,
            Optional<String> migration,
            Standing standing,
            boolean idle,
            List<SessionKey> roots,
            List<Optional<String>> prepared) {
        static Gist of(MigrationAtWork migration) {
            return new Gist(
                    migration.session().key(),
                    migration.session().queryStart(),
                    migration.session().state(),
                    migration.migration(),
                    migration.standing(),
                    migration.idle().isPresent(),
                    migration.rootSessions().stream().map(Session::key).toList(),
                    migration.rootsPrepared().stream()
                            .map(root -> root.prepared().map(PreparedTransaction::gid))
                            .toList());
        }
    }
}
