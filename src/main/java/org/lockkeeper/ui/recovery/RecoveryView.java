package org.lockkeeper.ui.recovery;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.migration.Recovery;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.control.EnvironmentBadge;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Stylesheets;

/** The ways out of a failed run: above what is wrong, below what can be done, each with its rows before and after. */
public final class RecoveryView extends BorderPane {
    private final RecoveryViewModel model;
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final Label headline = new Label();
    private final HBox badge = new HBox();
    private final Button back;

    /** @param back leaves the page */
    public RecoveryView(RecoveryViewModel model, Runnable back) {
        this.model = model;
        this.back = new Button(Texts.get("recovery.back"), new FontIcon(Feather.ARROW_LEFT));
        this.back.setOnAction(_ -> back.run());
        this.back.setMinWidth(USE_PREF_SIZE);
        getStyleClass().add("recovery-view");
        getStylesheets().addAll(Stylesheets.of("recovery"), Stylesheets.of("tones"));
        content.getStyleClass().add("recovery-content");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setTop(header());
        model.environmentProperty().subscribe(this::update);
        model.recoveryProperty().subscribe(this::update);
        model.failureProperty().subscribe(this::update);
        model.doneProperty().subscribe(this::update);
        model.actingProperty().subscribe(_ -> update());
        update();
    }

    private Node header() {
        headline.getStyleClass().add("headline");
        badge.getStyleClass().add("badge-box");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button again = new Button(Texts.get("recovery.again"), new FontIcon(Feather.REFRESH_CW));
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(_ -> model.look());
        HBox header = new HBox(back, badge, headline, space, again);
        header.getStyleClass().add("recovery-header");
        return header;
    }

    private void update() {
        String name = model.environmentProperty().get().map(p -> p.name()).orElse("");
        badge.getChildren()
                .setAll(model.environmentProperty().get().stream()
                        .<Node>map(EnvironmentBadge::new)
                        .toList());
        Optional<Recovery> found = model.recoveryProperty().get();
        Optional<String> failure = model.failureProperty().get();
        headline.setText(found.map(RecoveryView::headline).orElse(""));
        content.getChildren().clear();
        model.doneProperty().get().ifPresent(this::add);
        found.ifPresent(this::add);
        if (found.isEmpty()) {
            content.getChildren()
                    .add(
                            failure.isPresent()
                                    ? new EmptyState(
                                            Feather.ALERT_TRIANGLE, Texts.get("recovery.unread", name), failure.get())
                                    : new EmptyState(
                                            Feather.LOADER,
                                            Texts.get("recovery.looking", name),
                                            Texts.get("recovery.looking.text")));
        }
        setCenter(scroll);
    }

    private static String headline(Recovery recovery) {
        return VisibleText.of(recovery.lastApplied()
                .map(last -> Texts.get("recovery.headline.last", recovery.applied(), last))
                .orElseGet(() -> Texts.get("recovery.headline", recovery.applied())));
    }

    private void add(Done done) {
        Label words = Words.wrapped(done.words(), "done-words");
        words.setGraphic(new FontIcon(Feather.CHECK_CIRCLE));
        VBox card = new VBox(words);
        card.getStyleClass().addAll("recovery-card", "done");
        Tones.apply(words, Tone.SUCCESS);
        if (!done.before().isEmpty() || !done.after().isEmpty()) {
            card.getChildren().add(new RowChangePane(done.before(), done.after(), true));
        }
        content.getChildren().add(card);
    }

    private void add(Recovery recovery) {
        List<Node> nodes = content.getChildren();
        if (recovery.isClear()) {
            nodes.add(new EmptyState(
                            Feather.CHECK_CIRCLE,
                            Texts.get("recovery.clear", recovery.environment()),
                            Texts.get("recovery.clear.text"))
                    .with(Texts.get("recovery.toPreview", recovery.environment()), model::toPreview));
            return;
        }
        recovery.troubles().forEach(trouble -> nodes.add(new TroublePane(trouble)));
        recovery.lockHolders()
                .forEach(holder -> nodes.add(fact(Feather.LOCK, "recovery.lock", holder.words(), holder.query())));
        recovery.invalidIndexes()
                .forEach(index ->
                        nodes.add(fact(Feather.ALERT_CIRCLE, "recovery.invalid", index.qualified(), index.table())));
        recovery.openLog().ifPresent(log -> nodes.add(fact(Feather.FILE_TEXT, "recovery.openLog", log.toString())));
        model.log().ifPresent(_ -> nodes.add(logLink()));
        if (!recovery.ways().isEmpty()) {
            Label title = Words.section("recovery.ways");
            title.getStyleClass().add("ways-title");
            nodes.add(title);
            recovery.ways().forEach(way -> nodes.add(new WayPane(way, model)));
        }
    }

    private Node logLink() {
        Button open = new Button(Texts.get("run.account.ownLog"));
        open.setId("open-log");
        open.setMinWidth(USE_PREF_SIZE);
        open.setOnAction(_ -> model.openLog());
        return open;
    }

    private static Node fact(Feather icon, String key, Object... values) {
        Label label = Words.wrapped(Texts.get(key, values), "fact");
        label.setGraphic(new FontIcon(icon));
        Tones.apply(label, Tone.WARNING);
        return label;
    }

    /** Lets the keyboard begin at the first button. */
    void takeFocus() {
        back.requestFocus();
    }
}
