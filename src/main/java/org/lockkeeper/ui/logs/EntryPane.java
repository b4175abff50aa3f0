package org.lockkeeper.ui.logs;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lockkeeper.logs.format.LogEntry;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.KeyValueTable;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;

/** The selected entry whole, and what can be done from it. */
final class EntryPane extends BorderPane {
    private final Moments moments;
    private final Label title = new Label();
    private final Label note = new Label();
    private final HBox head = new HBox();
    private final HBox buttons = new HBox();
    private final Region gap = new Region();
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final ReasonedButton process;
    private final ReasonedButton activity;
    private final ReasonedButton copy;
    private Optional<SelectedEntry> shown = Optional.empty();

    /** What the buttons do. */
    interface Acts {
        /** Shows the entries of that process alone. */
        void onlyProcess(int pid);

        /** Shows the process that wrote it. */
        void showInActivity(SelectedEntry entry);

        void copy(SelectedEntry entry);
    }

    EntryPane(Moments moments, Acts acts) {
        this.moments = moments;
        getStyleClass().add("entry-pane");
        process = new ReasonedButton(Texts.get("logs.entry.process"), () -> withPid(acts::onlyProcess));
        activity = new ReasonedButton(Texts.get("logs.entry.activity"), () -> shown.ifPresent(acts::showInActivity));
        copy = new ReasonedButton(Texts.get("logs.entry.copy"), () -> shown.ifPresent(acts::copy));
        title.getStyleClass().add("entry-title");
        title.setMinWidth(0);
        HBox.setHgrow(gap, Priority.ALWAYS);
        head.getStyleClass().add("entry-head");
        buttons.getStyleClass().add("entry-buttons");
        narrow(false);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("entry-scroll");
        note.getStyleClass().add("entry-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.managedProperty().bind(note.visibleProperty());
        Tones.apply(note, Tone.WARNING);
        tell(Optional.empty());
        setTop(rows);
        setCenter(scroll);
        show(Optional.empty());
    }

    /** Gives the title a line of its own, or not. */
    void narrow(boolean less) {
        head.getChildren().clear();
        buttons.getChildren().setAll(process, activity, copy);
        rows.getChildren().setAll(head, note);
        if (less) {
            head.getChildren().add(title);
            rows.getChildren().add(1, buttons);
        } else {
            head.getChildren().addAll(title, gap, process, activity, copy);
        }
    }

    private void withPid(Consumer<Integer> act) {
        shown.flatMap(entry -> entry.entry().entry().pid().stream().boxed().findFirst())
                .ifPresent(act);
    }

    /** Says something of the entry that is shown. */
    void tell(Optional<String> words) {
        note.setText(VisibleText.of(words.orElse("")));
        note.setVisible(words.isPresent());
    }

    void show(Optional<SelectedEntry> selected) {
        shown = selected;
        Optional<String> none = selected.isEmpty() ? Optional.of(Texts.get("logs.entry.none")) : Optional.empty();
        boolean known = selected.filter(entry -> entry.entry().entry().pid().isPresent())
                .isPresent();
        Optional<String> noPid = known ? Optional.empty() : none.or(() -> Optional.of(Texts.get("logs.entry.noPid")));
        process.refuse(noPid);
        activity.refuse(noPid);
        copy.refuse(none);
        title.setText(selected.map(this::headline).orElseGet(() -> Texts.get("logs.entry.none")));
        Tones.clear(title);
        selected.flatMap(entry -> SeverityLook.tone(entry.entry().entry().severity()))
                .ifPresent(tone -> Tones.apply(title, tone));
        if (selected.isPresent()) {
            VBox content = new VBox(new KeyValueTable(EntryFacts.of(selected.get())));
            content.getStyleClass().add("entry-content");
            MaskedCopy.within(content);
            scroll.setContent(content);
            scroll.setVvalue(0);
        } else {
            scroll.setContent(new Region());
        }
    }

    private String headline(SelectedEntry selected) {
        LogEntry entry = selected.entry().entry();
        String time = entry.time().map(moments::exact).orElseGet(() -> Texts.get("logs.entry.noTime"));
        String level = LogColumn.word(entry.severity());
        return level.isEmpty() ? time : level + " · " + time;
    }
}
