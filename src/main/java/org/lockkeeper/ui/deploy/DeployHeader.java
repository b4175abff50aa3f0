package org.lockkeeper.ui.deploy;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EnvironmentChooser;

/** What would be deployed where, and up to which migration. */
final class DeployHeader extends HBox {
    private final DeployViewModel model;
    private final Label headline = new Label();
    private final ComboBox<String> limit = new ComboBox<>();
    private final Button anew = new Button(Texts.get("deploy.anew"));
    private boolean filling;

    DeployHeader(DeployViewModel model) {
        this.model = model;
        getStyleClass().add("deploy-header");
        headline.getStyleClass().add("headline");
        headline.setMinWidth(120);
        limit.setId("deploy-limit");
        limit.setAccessibleText(Texts.get("deploy.limit"));
        limit.setMaxWidth(340);
        limit.setMinWidth(120);
        Label upTo = new Label(Texts.get("deploy.limit.label"));
        upTo.getStyleClass().add("muted");
        upTo.setLabelFor(limit);
        upTo.setMinWidth(USE_PREF_SIZE);
        upTo.visibleProperty().bind(limit.visibleProperty());
        upTo.managedProperty().bind(limit.visibleProperty());
        limit.managedProperty().bind(limit.visibleProperty());
        limit.valueProperty().subscribe(chosen -> choose(Optional.ofNullable(chosen)));
        anew.managedProperty().bind(anew.visibleProperty());
        anew.setMinWidth(USE_PREF_SIZE);
        anew.setOnAction(_ -> model.beginAnew());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        EnvironmentChooser chooser = new EnvironmentChooser(model.profiles(), model.focusProperty(), model::choose);
        getChildren().addAll(headline, space, upTo, limit, anew, chooser);
        update();
    }

    private void choose(Optional<String> chosen) {
        if (!filling) {
            chosen.ifPresent(name -> model.limitTo(
                    limit.getSelectionModel().getSelectedIndex()
                                    == limit.getItems().size() - 1
                            ? Optional.empty()
                            : Optional.of(name)));
        }
    }

    /** The last one stands for everything pending. */
    void update() {
        Optional<Walk> walk = model.walk();
        headline.setText(walk.map(DeployHeader::words).orElse(""));
        List<String> candidates = walk.map(Walk::candidates).orElse(List.of());
        boolean ran = walk.map(it -> it.result().isPresent()).orElse(false);
        filling = true;
        if (!limit.getItems().equals(candidates)) {
            limit.getItems().setAll(candidates);
        }
        if (!candidates.isEmpty()) {
            limit.setValue(walk.flatMap(Walk::limit).orElse(candidates.getLast()));
        }
        filling = false;
        limit.setVisible(
                candidates.size() > 1 && !ran && walk.flatMap(Walk::failure).isEmpty());
        limit.setDisable(model.run().runningProperty().get());
        anew.setVisible(ran);
    }

    private static String words(Walk walk) {
        return walk.deployment()
                .map(it -> Texts.get("deploy.headline", it.plan().migrations().size(), walk.environment()))
                .orElseGet(() -> Texts.get("deploy.headline.unknown", walk.environment()));
    }
}
