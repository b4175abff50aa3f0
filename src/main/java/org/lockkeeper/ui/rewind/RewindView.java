package org.lockkeeper.ui.rewind;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.activity.record.Point;
import org.lockkeeper.activity.record.Recording;
import org.lockkeeper.activity.record.RecordingState;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Stylesheets;
import org.lockkeeper.ui.theme.Tips;

/** The strip over the sessions, with the switch of the recording at its left and the way back to now at its right. */
public final class RewindView extends VBox {
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
    private static final PseudoClass RECORDING = PseudoClass.getPseudoClass("recording");
    private static final int PAGE = 1;

    private final RewindViewModel model;
    private final DateTimeFormatter clock;
    private final Button record = new Button();
    private final Label state = new Label();
    private final Label time = new Label();
    private final Label note = new Label();
    private final Label active = legend("strip-active");
    private final Label waiting = legend("strip-waiting");
    private final Label idle = legend("strip-idle");
    private final Label wait = legend("strip-wait");
    private final Label axis = legend("strip-axis");
    private final Label none = new Label();
    private final Button back = new Button();
    private final StripCanvas canvas;
    private Optional<Instant> hover = Optional.empty();

    /** @param openSettings leads to how long recordings are kept; nothing for where there is no such page */
    public RewindView(RewindViewModel model, Moments moments, Optional<Runnable> openSettings) {
        this.model = model;
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
                .withZone(moments.clock().getZone());
        this.canvas = new StripCanvas(
                new StripPaint(active, waiting, idle, wait, axis),
                moments.clock().getZone());
        getStyleClass().add("rewind");
        getStylesheets().addAll(Stylesheets.of("rewind"), Stylesheets.of("tones"));
        getChildren().addAll(first(openSettings), strip());
        model.stripProperty().subscribe(this::show);
        model.stateProperty().subscribe(_ -> showState());
        model.settingsProperty().subscribe(_ -> showState());
        model.recordingProperty().subscribe(_ -> showState());
        model.noteProperty().subscribe(text -> {
            note.setText(text.orElse(""));
            note.setVisible(text.isPresent());
            note.setManaged(text.isPresent());
            showWords();
        });
    }

    private static Label legend(String style) {
        Label label = new Label();
        label.getStyleClass().addAll("strip-legend", style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private Node first(Optional<Runnable> openSettings) {
        record.getStyleClass().add("record");
        record.setMinWidth(USE_PREF_SIZE);
        record.setOnAction(
                _ -> model.switchRecording(!model.settingsProperty().get().on()));
        state.getStyleClass().add("record-state");
        // A lamp, which is lit as long as it is recorded.
        state.setGraphic(new Circle(4));
        time.getStyleClass().add("past-time");
        time.setMinWidth(USE_PREF_SIZE);
        state.setMinWidth(0);
        Tips.on(state, state::getText);
        Tips.on(note, note::getText);
        note.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        back.getStyleClass().addAll("accent", "back-to-now");
        back.setGraphic(Icons.of(Feather.SKIP_FORWARD));
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(_ -> {
            model.backToNow();
            canvas.requestFocus();
        });
        Button open = Icons.button(Feather.FOLDER, Texts.get("rewind.open"), model::open);
        HBox row = new HBox(state, record, time, note, gap, active, waiting, idle, wait, axis, open);
        openSettings.ifPresent(
                action -> row.getChildren().add(Icons.button(Feather.SETTINGS, Texts.get("rewind.settings"), action)));
        row.getChildren().add(back);
        row.getStyleClass().add("first-row");
        axis.setManaged(false);
        return row;
    }

    private Node strip() {
        none.getStyleClass().add("nothing");
        none.setMouseTransparent(true);
        canvas.setFocusTraversable(true);
        canvas.setAccessibleRole(AccessibleRole.SLIDER);
        canvas.setAccessibleText(Texts.get("rewind.strip"));
        canvas.setOnMousePressed(this::drag);
        canvas.setOnMouseDragged(this::drag);
        canvas.setOnMouseMoved(event -> point(Optional.of(event)));
        canvas.setOnMouseExited(_ -> point(Optional.empty()));
        canvas.setOnKeyPressed(event -> {
            if (move(event.getCode())) {
                event.consume();
            }
        });
        return new StackPane(canvas, none);
    }

    private boolean move(KeyCode key) {
        switch (key) {
            case LEFT -> model.step(-1);
            case RIGHT -> model.step(1);
            case PAGE_UP -> model.stepMinutes(-PAGE);
            case PAGE_DOWN -> model.stepMinutes(PAGE);
            case HOME -> model.first();
            case END, ESCAPE -> model.backToNow();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void drag(MouseEvent event) {
        canvas.requestFocus();
        point(Optional.of(event));
        model.lookAt(canvas.scale().moment(event.getX()));
    }

    private void point(Optional<MouseEvent> event) {
        hover = event.map(each -> canvas.scale().moment(each.getX()));
        canvas.hover(event.map(MouseEvent::getX));
        numbers();
    }

    private void show(Strip strip) {
        canvas.show(strip);
        boolean past = strip.cursor().isPresent();
        pseudoClassStateChanged(PAST, past);
        time.setText(strip.cursor()
                .map(at -> strip.file().isPresent()
                        ? clock.format(at)
                        : Texts.get("rewind.ago", clock.format(at), Elapsed.text(Duration.between(at, strip.until()))))
                .orElse(""));
        time.setVisible(past);
        time.setManaged(past);
        back.setVisible(past);
        back.setManaged(past);
        none.setVisible(strip.points().isEmpty());
        showWords();
        showState();
        numbers();
    }

    /** What has to be said of a moment goes before what is true all the time. */
    private void showWords() {
        boolean words = !model.isPast()
                || (model.recordingProperty().get().isPresent()
                        && model.noteProperty().get().isEmpty());
        state.setVisible(words);
        state.setManaged(words);
    }

    private void numbers() {
        Strip strip = model.stripProperty().get();
        Optional<Point> shown =
                hover.or(strip::cursor).or(() -> Optional.of(strip.until())).flatMap(model::numbers);
        // Where nothing was read, none is not what is known.
        Stream.of(active, waiting, idle, wait).forEach(label -> label.setVisible(shown.isPresent()));
        shown.ifPresent(point -> {
            active.setText(Texts.get("rewind.active", point.active()));
            waiting.setText(Texts.get("rewind.waiting", point.waiting()));
            idle.setText(Texts.get("rewind.idle", point.idleInTransaction()));
            wait.setText(Texts.get("rewind.longest", Elapsed.text(point.longestWait())));
        });
    }

    private void showState() {
        Optional<Recording> file = model.recordingProperty().get();
        boolean on = model.settingsProperty().get().on();
        record.setText(Texts.get(on ? "rewind.record.off" : "rewind.record.on"));
        record.setVisible(file.isEmpty());
        record.setManaged(file.isEmpty());
        pseudoClassStateChanged(
                RECORDING, file.isEmpty() && model.stateProperty().get() instanceof RecordingState.Running);
        back.setText(Texts.get(file.isPresent() ? "rewind.close" : "rewind.back"));
        if (file.isPresent()) {
            Recording recording = file.get();
            state.setText(Texts.get(
                    recording.cut() ? "rewind.file.cut" : "rewind.file",
                    model.stripProperty()
                            .get()
                            .file()
                            .map(p -> p.getFileName().toString())
                            .orElse(""),
                    VisibleText.of(recording.environment()),
                    VisibleText.of(recording.server()),
                    Elapsed.text(recording.length())));
            Tones.apply(state, Tone.WARNING);
            return;
        }
        state.setText(
                switch (model.stateProperty().get()) {
                    case RecordingState.Off() -> Texts.get("rewind.state.off");
                    case RecordingState.Waiting() -> Texts.get("rewind.state.waiting");
                    case RecordingState.Running(Instant _) -> Texts.get("rewind.state.running");
                    case RecordingState.Broken(String why) -> Texts.get("rewind.state.broken", why);
                });
        Tones.apply(state, model.stateProperty().get() instanceof RecordingState.Broken ? Tone.DANGER : Tone.QUIET);
        none.setText(Texts.get(on ? "rewind.none" : "rewind.none.off"));
    }
}
