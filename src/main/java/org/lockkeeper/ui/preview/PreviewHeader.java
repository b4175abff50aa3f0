package org.lockkeeper.ui.preview;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.CopyChip;
import org.lockkeeper.ui.control.EnvironmentChooser;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Tips;

/** What would run where, the button that runs it, and by which rule it commits. */
final class PreviewHeader extends VBox {
    private static final int DIGEST_SHOWN = 12;
    private static final double WIDEST_BUTTON = 280;

    private final PreviewViewModel model;
    private final Label headline = new Label();
    private final ReasonedButton apply;
    private final Label rule = new Label("", new FontIcon(Feather.INFO));
    private final Label locked = new Label(Texts.get("preview.production"), new FontIcon(Feather.LOCK));
    private final CopyChip digest = new CopyChip();
    private final Button limit = new Button("", new FontIcon(Feather.X));

    PreviewHeader(PreviewViewModel model) {
        this.model = model;
        this.apply = new ReasonedButton(model.applyLabel(), model::apply);
        getStyleClass().add("preview-header");
        getChildren().addAll(first(), second());
        model.layoutProperty().subscribe(this::update);
        model.failureProperty().subscribe(this::update);
        model.loadingProperty().subscribe(this::update);
        model.limitProperty().subscribe(this::update);
        model.environmentProperty().subscribe(this::update);
        model.run().runningProperty().subscribe(this::update);
        update();
    }

    private Node first() {
        headline.getStyleClass().add("headline");
        headline.setMinWidth(200);
        headline.setWrapText(true);
        Tips.on(headline, headline::getText);
        limit.getStyleClass().addAll("copy-chip", "limit");
        limit.setTooltip(new Tooltip(Texts.get("preview.limit.clear")));
        limit.setOnAction(_ -> model.limitTo(Optional.empty()));
        limit.managedProperty().bind(limit.visibleProperty());
        Button button = apply.button();
        button.getStyleClass().add("accent");
        button.setMinWidth(0);
        button.setMaxWidth(WIDEST_BUTTON);
        button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Tips.on(button, button::getText);
        apply.setMinWidth(USE_PREF_SIZE);
        EnvironmentChooser chooser =
                new EnvironmentChooser(model.profiles(), model.environmentProperty(), model::choose);
        HBox line = new HBox(headline, limit, space(), chooser, apply);
        line.getStyleClass().add("first-line");
        return line;
    }

    private Node second() {
        rule.getStyleClass().add("rule");
        rule.setWrapText(true);
        rule.setMinWidth(120);
        HBox.setHgrow(rule, Priority.ALWAYS);
        rule.setMaxWidth(Double.MAX_VALUE);
        rule.managedProperty().bind(rule.visibleProperty());
        locked.getStyleClass().add("locked");
        locked.setMinWidth(USE_PREF_SIZE);
        locked.managedProperty().bind(locked.visibleProperty());
        digest.managedProperty().bind(digest.visibleProperty());
        HBox line = new HBox(rule, locked, digest);
        line.getStyleClass().add("second-line");
        return line;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private void update() {
        Optional<PlanLayout> layout = model.layoutProperty().get();
        boolean known = layout.isPresent() && !layout.get().plan().isEmpty();
        headline.setText(headline(layout));
        apply.button().setText(model.applyLabel());
        apply.refuse(model.applyRefusal());
        locked.setVisible(model.environmentProperty()
                .get()
                .map(e -> e.environment() == Environment.PRODUCTION)
                .orElse(false));
        rule.setVisible(known);
        digest.setVisible(known);
        layout.ifPresent(l -> {
            rule.setText(l.plan().transactionRule());
            digest.show(
                    Texts.get("preview.digest", l.plan().digest().substring(0, DIGEST_SHOWN)),
                    l.plan().digest());
        });
        Optional<String> to = model.limitProperty().get();
        limit.setVisible(to.isPresent());
        to.ifPresent(name -> limit.setText(Texts.get("preview.limit", VisibleText.of(name))));
    }

    private String headline(Optional<PlanLayout> layout) {
        String environment =
                model.environmentProperty().get().map(ConnectionProfile::name).orElse("");
        if (model.failureProperty().get().isPresent()) {
            return Texts.get("preview.headline.failed", environment);
        }
        if (layout.isEmpty()) {
            return Texts.get("preview.headline.loading", environment);
        }
        int count = layout.get().plan().migrations().size();
        return count == 0
                ? Texts.get("preview.headline.nothing", environment)
                : Texts.get("preview.headline", count, environment);
    }
}
