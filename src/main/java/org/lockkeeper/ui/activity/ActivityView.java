package org.lockkeeper.ui.activity;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionModel;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.activity.Session;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.activity.Snapshot.Headline;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Stylesheets;
import org.lockkeeper.ui.theme.Tips;

/** The Activity page: stuck migrations at the top, the sessions, the blocking forest beside them, the statement below. */
public final class ActivityView extends BorderPane {
    private final ActivityViewModel model;
    private final Moments moments;
    private final MigrationCards cards;
    private final SessionTable table;
    private final ForestTree forest;
    private final StatementPane statement = new StatementPane();
    private final SplitPane upper = new SplitPane();
    private final SplitPane split = new SplitPane();
    private final StackPane timeline = new StackPane();
    private final StackPane practice = new StackPane();
    private final HBox first = new HBox();
    private final Label headline = new Label();
    private final Label at = new Label();
    /** Room for "Terminate 2,000". */
    private static final double END_WIDTH = 128;

    private final ReasonedButton cancel;
    private final ReasonedButton terminate;
    private boolean selecting;

    public ActivityView(ActivityViewModel model, Moments moments) {
        this.model = model;
        this.moments = moments;
        this.cards = new MigrationCards(model);
        this.table = new SessionTable(model.table(), moments, this::chooseInTable);
        this.forest = new ForestTree(moments, this::chooseInForest);
        this.cancel = new ReasonedButton("", () -> model.end(false));
        this.terminate = new ReasonedButton("", () -> model.end(true));
        getStyleClass().add("activity-view");
        getStylesheets().addAll(Stylesheets.of("activity"), Stylesheets.of("tones"));
        timeline.getStyleClass().add("timeline-slot");
        timeline.managedProperty().bind(timeline.visibleProperty());
        timeline.setVisible(false);
        practice.getStyleClass().add("practice-slot");
        practice.managedProperty().bind(practice.visibleProperty());
        practice.setVisible(false);
        upper.getItems().addAll(table, forest);
        upper.setDividerPositions(0.6);
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().addAll(upper, statement);
        split.setDividerPositions(0.8);
        // The strip above the cards: one that comes or goes in the past must not move it under the mouse.
        setTop(new VBox(header(), practice, timeline, cards, new FilterBar(model.table())));
        setCenter(split);
        model.snapshotProperty().map(Optional::isPresent).subscribe(_ -> showEmpty());
        model.table().hiddenProperty().subscribe(_ -> showEmpty());
        model.snapshotProperty().subscribe(this::update);
        model.end().runningProperty().subscribe(_ -> buttons());
        model.selectedProperty().subscribe(_ -> {
            buttons();
            detail();
        });
        model.queryProperty().subscribe(statement::show);
        model.table().revealedProperty().subscribe(line -> line.ifPresent(table::reveal));
    }

    /** Shows the strip of the last hour over the table; the page works without one. */
    public void setTimeline(Node strip) {
        timeline.getChildren().setAll(strip);
        timeline.setVisible(true);
    }

    /** Shows the incident that is being practised as long as its card is visible. */
    public void setPractice(Node card) {
        practice.getChildren().setAll(card);
        practice.visibleProperty().bind(card.visibleProperty());
    }

    /** Adds what else can be done with the selected sessions. */
    public void addAction(Node action) {
        first.getChildren().add(first.getChildren().indexOf(cancel), action);
    }

    private Node header() {
        headline.getStyleClass().add("headline");
        at.getStyleClass().add("at");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        terminate.button().getStyleClass().add("danger");
        cancel.button().setMinWidth(END_WIDTH);
        terminate.button().setMinWidth(END_WIDTH);
        headline.setMinWidth(0);
        // No wrapping: the page would move under the mouse whenever a button's name gets longer.
        Tips.on(headline, headline::getText);
        Tips.on(at, this::exactly);
        VBox words = new VBox(headline, at);
        words.setMinWidth(0);
        first.getChildren().addAll(words, gap, cancel, terminate);
        first.getStyleClass().add("first-line");
        VBox header = new VBox(first, new NoticeList(model));
        header.getStyleClass().add("header");
        return header;
    }

    /** Nobody there, and nobody asked, are two things: a server that is away must not look like a quiet one. */
    private void showEmpty() {
        boolean read = model.snapshotProperty().get().isPresent();
        int hidden = model.table().hiddenProperty().get();
        table.setPlaceholder(
                !read
                        ? empty(Feather.HELP_CIRCLE, "activity.unread")
                        : hidden == 0
                                ? empty(Feather.ACTIVITY, "activity.empty")
                                : empty(Feather.FILTER, "activity.filtered", hidden)
                                        .with(Texts.get("activity.filtered.clear"), model.table()::clearFilter));
        forest.setPlaceholder(
                read
                        ? empty(Feather.CHECK_CIRCLE, "activity.forest.empty")
                        : empty(Feather.HELP_CIRCLE, "activity.forest.unread"));
    }

    private static EmptyState empty(Feather glyph, String key, Object... values) {
        return new EmptyState(glyph, Texts.get(key, values), Texts.get(key + ".text"));
    }

    private void update(Optional<Snapshot> snapshot) {
        headline.setText(snapshot.map(ActivityView::words).orElseGet(() -> Texts.get("activity.reading")));
        at.setText(snapshot.map(this::time).orElse(""));
        snapshot.filter(Snapshot::past).ifPresentOrElse(_ -> Tones.apply(at, Tone.WARNING), () -> Tones.clear(at));
        pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("past"),
                snapshot.filter(Snapshot::past).isPresent());
        cards.show(snapshot);
        forest.show(snapshot.map(Snapshot::forest));
        buttons();
    }

    private String time(Snapshot snapshot) {
        String exact = moments.exact(snapshot.reading().at());
        return switch (snapshot.shown()) {
            case NOW -> Texts.get("activity.now", exact);
            case PAST -> Texts.get("activity.past", exact);
            case FILE ->
                Texts.get("activity.file", VisibleText.of(snapshot.reading().environment()), exact);
        };
    }

    /** What the line of the time tells, and what follows from it where that is the past. */
    private String exactly() {
        return model.snapshotProperty()
                .get()
                .filter(now -> now.shown() == Shown.PAST)
                .map(then -> Texts.get(
                        "activity.past.hint", moments.exact(then.reading().at())))
                .orElseGet(at::getText);
    }

    private static String words(Snapshot snapshot) {
        Headline counts = snapshot.headline();
        return Texts.get("activity.headline", counts.clients(), counts.active(), counts.blocked(), counts.idle());
    }

    /** What is done is done to what was selected last; so only that looks selected. */
    private void chooseInTable(List<Session> sessions) {
        if (!selecting) {
            without(forest.getSelectionModel());
            model.select(sessions);
        }
    }

    private void chooseInForest(List<Session> sessions) {
        if (!selecting) {
            without(table.getSelectionModel());
            model.select(sessions);
        }
    }

    private void without(SelectionModel<?> other) {
        selecting = true;
        other.clearSelection();
        selecting = false;
    }

    /** Where there is no statement to show, why. */
    private void detail() {
        statement.hint(
                Texts.get(model.selectedProperty().get().isEmpty() ? "activity.detail.none" : "activity.detail.empty"));
    }

    private void buttons() {
        button(cancel, false);
        button(terminate, true);
    }

    private void button(ReasonedButton ends, boolean whole) {
        List<Session> selected = model.selectedProperty().get();
        ends.button().setText(model.end().label(whole, selected));
        tip(ends.button(), selected.isEmpty() ? "" : model.end().description(whole, selected));
        ends.refuse(model.refusal(whole));
    }

    /** A tooltip is a window: not a new one with each reading. */
    private static void tip(Button button, String words) {
        Tooltip there = button.getTooltip();
        if (words.isEmpty()) {
            button.setTooltip(null);
        } else if (there == null) {
            button.setTooltip(new Tooltip(words));
        } else {
            there.setText(words);
        }
    }

    /** Lets the keyboard move through the sessions. */
    void takeFocus() {
        Focus.moveTo(table);
    }
}
