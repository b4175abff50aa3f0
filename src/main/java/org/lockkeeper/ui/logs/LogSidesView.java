package org.lockkeeper.ui.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.theme.Tips;

/** One open log in one view, or in two side by side. */
final class LogSidesView extends BorderPane {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

    private final LogSides sides;
    private final Function<LogViewModel, OpenLogView> maker;
    private final List<OpenLogView> views = new ArrayList<>();
    private final SplitPane split = new SplitPane();
    private final VBox top;

    /**
     * @param head what stands over both
     * @param maker makes the view of one side
     */
    LogSidesView(LogSides sides, LogHead head, Function<LogViewModel, OpenLogView> maker) {
        this.sides = sides;
        this.maker = maker;
        getStyleClass().add("log-sides");
        setMinSize(0, 0);
        split.setMinSize(0, 0);
        views.add(view(sides.first()));
        top = new VBox(head);
        setTop(top);
        sides.secondProperty().subscribe(this::show);
        sides.activeProperty().subscribe(_ -> mark());
    }

    private OpenLogView view(LogViewModel log) {
        OpenLogView view = maker.apply(log);
        view.focusWithinProperty().subscribe(within -> {
            if (within) {
                sides.activate(log);
            }
        });
        return view;
    }

    private void show(Optional<LogViewModel> second) {
        OpenLogView first = views.getFirst();
        views.subList(1, views.size()).clear();
        top.getChildren().remove(1, top.getChildren().size());
        if (second.isEmpty()) {
            split.getItems().clear();
            first.narrow(false);
            setCenter(first);
            first.takeFocus();
        } else {
            OpenLogView beside = view(second.get());
            views.add(beside);
            views.forEach(view -> view.narrow(true));
            setCenter(null);
            split.getItems().setAll(views);
            split.setDividerPositions(0.5);
            top.getChildren().add(bar(second.get()));
            setCenter(split);
            beside.findFocus();
        }
        mark();
    }

    private HBox bar(LogViewModel second) {
        Label words = new Label(Texts.get("logs.sides"));
        words.getStyleClass().add("facts");
        words.setMinWidth(0);
        CheckBox together = new CheckBox(Texts.get("logs.sides.together"));
        together.setMinWidth(USE_PREF_SIZE);
        together.selectedProperty().bindBidirectional(sides.togetherProperty());
        Tips.on(together, () -> Texts.get("logs.sides.together.hint"));
        ToggleButton follow = new ToggleButton(Texts.get("logs.sides.follow"));
        follow.setMinWidth(USE_PREF_SIZE);
        second.followProperty().subscribe(state -> follow.setSelected(state != LogViewModel.Follow.OFF));
        follow.setOnAction(_ -> {
            second.turnFollow();
            follow.setSelected(second.followProperty().get() != LogViewModel.Follow.OFF);
        });
        Button close = new Button(Texts.get("logs.sides.close"));
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> sides.close());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(words, gap, together, follow, close);
        bar.getStyleClass().add("sides-bar");
        return bar;
    }

    private void mark() {
        boolean two = views.size() > 1;
        views.forEach(view -> view.pseudoClassStateChanged(
                ACTIVE, two && view.isOf(sides.activeProperty().get())));
    }

    /** Saves the rows that are selected in the view that is worked in, with bookmarks and notes or not. */
    void saveSelection(boolean withNotes) {
        active().saveSelection(withNotes);
    }

    /** Whether it shows that log. */
    boolean isOf(LogViewModel log) {
        return sides.first().equals(log);
    }

    private OpenLogView active() {
        return views.stream()
                .filter(view -> view.isOf(sides.activeProperty().get()))
                .findFirst()
                .orElseGet(views::getFirst);
    }

    /** Lets the keyboard move through the entries. */
    void takeFocus() {
        active().takeFocus();
    }

    /** Lets the keyboard into the other one, where there are two. */
    void switchFocus() {
        sides.other().ifPresent(other -> {
            sides.activate(other);
            active().takeFocus();
        });
    }

    /** Lets the person type what to look for. */
    void findFocus() {
        active().findFocus();
    }
}
