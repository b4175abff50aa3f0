package org.lockkeeper.ui.rewind;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.activity.LoggedProcess;
import org.lockkeeper.activity.record.ActivityRecordings;
import org.lockkeeper.activity.record.Point;
import org.lockkeeper.activity.record.RecordedReading;
import org.lockkeeper.activity.record.Recording;
import org.lockkeeper.activity.record.RecordingReader;
import org.lockkeeper.activity.record.RecordingSettings;
import org.lockkeeper.activity.record.RecordingState;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.activity.ActivityViewModel;
import org.lockkeeper.ui.activity.Then;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.dialog.FileKind;
import org.lockkeeper.ui.rewind.MomentReader.Found;
import org.lockkeeper.ui.rewind.MomentReader.Moment;
import org.lockkeeper.ui.rewind.ProcessLead.Sought;

/**
 * The last hour of the environment in focus, and looking back into it; or a recording from a file. Every environment that was reached is
 * recorded as long as the workspace is open.
 */
public final class RewindViewModel {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final WorkspaceModel workspace;
    private final ActivityRecordings recordings;
    private final ActivityViewModel activity;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final FocusedHour hour;
    private final RecordingSwitch recorder;
    private final MomentReader moments;
    private final ProcessLead processes;
    private final ReadOnlyObjectWrapper<Strip> strip = new ReadOnlyObjectWrapper<>(Strip.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<Recording>> recording = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> note = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Sought> sought = Optional.empty();

    /**
     * @param toolkit runs what it is given later, in order, in the toolkit's thread
     * @param remembered how it is recorded, as the settings have it
     * @param remember keeps that
     */
    public RewindViewModel(
            WorkspaceModel workspace,
            ActivityViewModel activity,
            TaskRunner tasks,
            DialogService dialogs,
            Executor toolkit,
            Map<String, String> remembered,
            Consumer<Map<String, String>> remember) {
        this.workspace = workspace;
        this.recordings = workspace.services().recordings();
        this.activity = activity;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.processes =
                new ProcessLead(new ProcessSearch(workspace.services().activity(), recordings), tasks, new Way());
        this.moments = new MomentReader(recordings, tasks, activity::then, this::show, failure -> {
            backToNow();
            dialogs.error(failure);
        });
        this.hour = new FocusedHour(workspace, tasks, dialogs, toolkit, this::advance);
        this.recorder = new RecordingSwitch(recordings, tasks, dialogs, remembered, remember, hour::lookAtState);
        activity.liveAtProperty().subscribe(at -> {
            if (at.isPresent()) {
                recordings.record(environment());
                advance();
            }
        });
        workspace.focusProperty().subscribe(_ -> turnToFocus());
    }

    ReadOnlyObjectProperty<Strip> stripProperty() {
        return strip.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RecordingSettings> settingsProperty() {
        return recorder.settingsProperty();
    }

    /** Whether the environment in focus is being recorded. */
    public ReadOnlyObjectProperty<RecordingState> stateProperty() {
        return hour.stateProperty();
    }

    /** The recording from a file that is shown; empty for the environment in focus. */
    public ReadOnlyObjectProperty<Optional<Recording>> recordingProperty() {
        return recording.getReadOnlyProperty();
    }

    /** What has to be said of the moment that is shown: that nothing is known of it, for example. */
    public ReadOnlyObjectProperty<Optional<String>> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Whether the page shows something else than now. */
    public boolean isPast() {
        return strip.get().cursor().isPresent();
    }

    /** Shows what was at a moment; the right end of the last hour is now. */
    public void lookAt(Instant moment) {
        Strip shown = strip.get();
        if (shown.file().isEmpty() && !moment.isBefore(shown.until())) {
            backToNow();
        } else if (!shown.points().isEmpty()) {
            goTo(shown, moment);
        }
    }

    private void goTo(Strip shown, Instant moment) {
        Instant first = shown.points().getFirst().at();
        Instant within = moment.isBefore(first) ? first : moment.isAfter(shown.until()) ? shown.until() : moment;
        strip.set(shown.withCursor(Optional.of(within)));
        moments.want(new Moment(environment(), shown.file(), within));
    }

    /**
     * Leads to a process that a log tells of, in the environment in focus: as it is, or as it was recorded then.
     *
     * @param shown hears that the page shows it, or the reading in which it should have been
     * @param nothing hears in a sentence that nothing is known of it
     */
    public void find(LoggedProcess process, Runnable shown, Consumer<String> nothing) {
        processes.find(environment(), process, shown, nothing);
    }

    /** What comes of looking for a process. */
    private final class Way implements ProcessLead.Page {
        @Override
        public String environment() {
            return RewindViewModel.this.environment();
        }

        @Override
        public void showNow(int pid, Optional<String> doubt) {
            backToNow();
            activity.reveal(pid);
            note.set(doubt);
        }

        @Override
        public void showThen(Path file, Sought process) {
            backToNow();
            sought = Optional.of(process);
            Strip hours = strip.get();
            if (hours.holds(process.at())) {
                goTo(hours, process.at());
            } else {
                open(file, _ -> Optional.of(process.at()));
            }
        }
    }

    /** Goes so many readings forwards, or backwards where it is negative. */
    public void step(int readings) {
        Strip shown = strip.get();
        Instant from = shown.cursor().orElse(shown.until());
        boolean last = shown.cursor().isPresent()
                && readings > 0
                && shown.pointFrom(from, readings).equals(shown.pointAt(from));
        if (last && shown.file().isEmpty()) {
            backToNow();
        } else {
            shown.pointFrom(from, shown.cursor().isEmpty() ? readings + 1 : readings)
                    .ifPresent(point -> goTo(shown, point.at()));
        }
    }

    /** Goes so many minutes forwards, or backwards where it is negative. */
    public void stepMinutes(int minutes) {
        Strip shown = strip.get();
        lookAt(shown.cursor().orElse(shown.until()).plus(MINUTE.multipliedBy(minutes)));
    }

    /** Shows the first moment that is recorded. */
    public void first() {
        lookAt(strip.get().from());
    }

    /** Shows the environment in focus as it is, and closes a file. */
    public void backToNow() {
        moments.forget();
        sought = Optional.empty();
        note.set(Optional.empty());
        recording.set(Optional.empty());
        strip.set(Strip.of(hour.get(), activity.liveAtProperty().get()));
        activity.showPast(Optional.empty());
    }

    private void show(Moment moment, Optional<Found> found) {
        found.map(Found::then).ifPresent(this::show);
        note.set(
                found.isEmpty()
                        ? Optional.of(Texts.get("rewind.gone"))
                        : note(found.get().recorded()));
        sought.filter(process -> process.at().equals(moment.at())).ifPresent(process -> {
            activity.select(process.pid());
            process.note().ifPresent(words -> note.set(Optional.of(words)));
        });
    }

    private void show(Then then) {
        if (strip.get().file().isPresent()) {
            activity.showRecording(then);
        } else {
            activity.showPast(Optional.of(then));
        }
    }

    private static Optional<String> note(RecordedReading found) {
        return !found.isOfBefore()
                ? Optional.empty()
                : Optional.of(found.gap()
                        .map(gap -> Texts.get("rewind.gap", VisibleText.of(gap.words())))
                        .orElseGet(() -> Texts.get("rewind.unrecorded")));
    }

    /** Asks for a recording and shows it in the page. */
    public void open() {
        dialogs.chooseFile(Texts.get("rewind.open.title"), FileKind.RECORDING).ifPresent(this::open);
    }

    /** Shows a recording from a file, at the moment with the most that wait. */
    public void open(Path file) {
        open(file, Strip::worst);
    }

    private void open(Path file, Function<Strip, Optional<Instant>> start) {
        tasks.start(
                Job.brief(Texts.get("rewind.opening", file.getFileName()), (_, _) -> {
                    try (RecordingReader reader = RecordingReader.open(file)) {
                        return reader.recording();
                    }
                }),
                opened -> {
                    recording.set(Optional.of(opened));
                    strip.set(Strip.of(file, opened));
                    start.apply(strip.get()).ifPresent(this::lookAt);
                },
                dialogs::error);
    }

    /** Switches the recording of all environments on or off, and remembers it. */
    public void switchRecording(boolean on) {
        recorder.turn(on);
    }

    /** Records in another way from now on, and remembers it. */
    public void use(RecordingSettings settings) {
        recorder.use(settings);
    }

    private void turnToFocus() {
        hour.forget();
        backToNow();
        hour.read();
    }

    /** While somebody looks back the strip stands still. */
    private void advance() {
        if (!isPast() && recording.get().isEmpty()) {
            strip.set(Strip.of(hour.get(), activity.liveAtProperty().get()));
        }
    }

    private String environment() {
        return workspace.focusProperty().get().map(ConnectionProfile::name).orElse("");
    }

    /** What is shown of a moment in numbers; empty where nothing is recorded. */
    Optional<Point> numbers(Instant moment) {
        return strip.get().pointAt(moment);
    }
}
