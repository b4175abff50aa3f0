package org.lockkeeper.ui.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.activity.ActivityService;
import org.lockkeeper.activity.Poller;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Session;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.dialog.DialogService;

/** The activity of the environment in focus, now or, where somebody looks back, then. */
public final class ActivityViewModel {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final WorkspaceModel workspace;
    private final ActivityService service;
    private final PastMigrations past;
    private final Executor toolkit;
    private final Consumer<Map<String, String>> remember;
    private final EndViewModel end;
    private final ReadOnlyObjectWrapper<Optional<Snapshot>> snapshot = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Notices notices = new Notices();
    private final TableViewModel table;
    private final SelectionViewModel selection;
    private Poller.@Nullable Subscription subscription;
    private final ReadOnlyObjectWrapper<Optional<Instant>> liveAt = new ReadOnlyObjectWrapper<>(Optional.empty());
    private volatile Thresholds thresholds;
    private Optional<Snapshot> live = Optional.empty();
    private Optional<Integer> wanted = Optional.empty();
    private Shown time = Shown.NOW;
    private boolean shown;
    private int turn;

    /**
     * @param remembered filter and thresholds as the settings have them
     * @param remember keeps a filter
     * @param toolkit runs what it is given later, in order, in the toolkit's thread
     */
    public ActivityViewModel(
            WorkspaceModel workspace,
            TaskRunner tasks,
            DialogService dialogs,
            Executor toolkit,
            Map<String, String> remembered,
            Consumer<Map<String, String>> remember) {
        this.workspace = workspace;
        this.service = workspace.services().activity();
        this.toolkit = toolkit;
        this.remember = remember;
        this.end = new EndViewModel(service, tasks, dialogs, new SessionNames(this::migration), this::environment);
        this.past = new PastMigrations(service, tasks);
        this.thresholds = Thresholds.of(remembered);
        this.table = new TableViewModel(SessionFilter.of(remembered));
        this.selection = new SelectionViewModel(service, tasks, notices);
        table.filterProperty().subscribe((_, now) -> remember.accept(now.settings()));
        workspace.focusProperty().subscribe((_, _) -> turnToFocus());
    }

    public ReadOnlyObjectProperty<Optional<ConnectionProfile>> environmentProperty() {
        return workspace.focusProperty();
    }

    public List<ConnectionProfile> profiles() {
        return workspace.profiles();
    }

    /** Which sessions stand in the table. */
    TableViewModel table() {
        return table;
    }

    /** What is shown; empty before the first reading. */
    ReadOnlyObjectProperty<Optional<Snapshot>> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** What hinders the view: no connection, few rights, a slow server, a gap. */
    Notices notices() {
        return notices;
    }

    /** The whole statement of the first selected session. */
    public ReadOnlyObjectProperty<String> queryProperty() {
        return selection.queryProperty();
    }

    /** The selected sessions as they were last seen. */
    public ReadOnlyObjectProperty<List<Session>> selectedProperty() {
        return selection.selectedProperty();
    }

    public EndViewModel end() {
        return end;
    }

    /** Selects sessions; the statement of the first is fetched whole. */
    void select(List<Session> sessions) {
        selection.set(sessions, source());
    }

    /** Where more than a reading tells can be asked for. */
    private Optional<String> source() {
        return time == Shown.NOW ? Optional.of(environment()) : Optional.empty();
    }

    private Optional<String> migration(Session session) {
        return snapshot.get().stream()
                .flatMap(now -> now.migrations().stream())
                .filter(each -> each.session().key().equals(session.key()))
                .flatMap(each -> each.migration().stream())
                .findFirst();
    }

    /** Why the selected ones cannot be cancelled or terminated; empty where they can. */
    Optional<String> refusal(boolean whole) {
        return refusal(whole, selection.get());
    }

    /** Why those cannot be cancelled or terminated; in the past only what is still there can. */
    Optional<String> refusal(boolean whole, List<Session> sessions) {
        return Present.refusal(time, live, whole, sessions)
                .or(() -> end.refusal(whole, Present.of(time, live, sessions)));
    }

    void end(boolean whole) {
        end(whole, selection.get());
    }

    /** Ends others than the selected ones, such as those that a migration waits for. */
    void end(boolean whole, List<Session> sessions) {
        if (refusal(whole, sessions).isEmpty()) {
            end.end(environment(), whole, Present.of(time, live, sessions));
        }
    }

    /** Works out what a reading of before shows: for a job's thread, since of thousands of sessions that takes its time. */
    public Then then(Reading reading) {
        return new Then(Snapshot.of(reading, List.of(), thresholds, Shown.PAST));
    }

    /** Shows a reading of before of the environment in focus; empty goes back to now. */
    public void showPast(Optional<Then> then) {
        then.ifPresentOrElse(worked -> show(worked.snapshot(), Shown.PAST), this::showNow);
    }

    /** Shows a reading from a file, of whichever server; {@link #showPast} with nothing goes back to now. */
    public void showRecording(Then then) {
        show(then.snapshot(), Shown.FILE);
    }

    private void show(Snapshot then, Shown when) {
        if (time == Shown.NOW) {
            past.read(() -> snapshot.get().filter(_ -> time != Shown.NOW).ifPresent(shown -> show(shown, time)));
        }
        time = when;
        show(then.as(past.of(then.reading()), when));
    }

    private void showNow() {
        if (time != Shown.NOW) {
            time = Shown.NOW;
            live.ifPresentOrElse(this::show, this::clear);
        }
    }

    /** The moment that is shown, by the server's clock; empty before the first reading. */
    public Optional<Instant> shownAt() {
        return snapshot.get().map(now -> now.reading().at());
    }

    /** The latest reading of now, by the server's clock, also while the page shows one of before; empty before the first. */
    public ReadOnlyObjectProperty<Optional<Instant>> liveAtProperty() {
        return liveAt.getReadOnlyProperty();
    }

    /** Selects a session as soon as it is seen, whatever the filter says. */
    public void reveal(int pid) {
        wanted = Optional.of(pid);
        showNow();
        snapshot.get().ifPresent(this::show);
    }

    /** From when on something is marked, as the settings keep it. */
    public Map<String, String> marks() {
        return thresholds.settings();
    }

    /** From when on something is marked where nobody has changed it. */
    public static Map<String, String> usualMarks() {
        return Thresholds.USUAL.settings();
    }

    /** Marks otherwise, from the next reading on, and remembers it. */
    public void mark(Map<String, String> settings) {
        thresholds = Thresholds.of(settings);
        remember.accept(thresholds.settings());
    }

    /** The page came to the front. */
    void show() {
        shown = true;
        listen();
    }

    /** The page went to the back: nothing is read for it any more. */
    void hide() {
        shown = false;
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
        turn++;
    }

    private void turnToFocus() {
        boolean was = shown;
        hide();
        time = Shown.NOW;
        wanted = Optional.empty();
        live = Optional.empty();
        liveAt.set(Optional.empty());
        notices.clear();
        clear();
        end.dismiss();
        if (was) {
            show();
        }
    }

    private void clear() {
        snapshot.set(Optional.empty());
        table.show(List.of());
        select(List.of());
    }

    private void listen() {
        if (subscription == null && workspace.focusProperty().get().isPresent()) {
            int mine = turn;
            subscription = service.poller(environment())
                    .subscribe(INTERVAL, new Heard.Ear(service, () -> thresholds, toolkit, heard -> {
                        if (mine == turn) {
                            take(heard);
                        }
                    }));
        }
    }

    private String environment() {
        return workspace.focusProperty().get().map(ConnectionProfile::name).orElse("");
    }

    private void take(Heard heard) {
        heard.snapshot().ifPresent(now -> {
            live = heard.snapshot();
            past.see(now.migrations());
            liveAt.set(Optional.of(now.reading().at()));
            if (time == Shown.NOW) {
                show(now);
            }
        });
        notices.hear(heard);
        wanted.filter(_ -> heard.snapshot().isPresent()).ifPresent(pid -> {
            wanted = Optional.empty();
            notices.say(Texts.get("activity.reveal.gone", Integer.toString(pid)));
        });
    }

    private void show(Snapshot now) {
        snapshot.set(Optional.of(now));
        table.show(now.sessions());
        selection.follow(now.reading().sessions(), source());
        wanted.flatMap(pid -> now.reading().session(pid)).ifPresent(session -> {
            wanted = Optional.empty();
            table.reveal(session);
        });
    }

    /** Selects a session of the reading that is shown, whatever the filter says; nothing happens where it has none of that pid. */
    public void select(int pid) {
        snapshot.get().flatMap(now -> now.reading().session(pid)).ifPresent(table::reveal);
    }

    /** The session that was brought into sight last. */
    public Optional<Integer> revealedPid() {
        return table.revealedProperty().get().map(line -> line.facts().session().pid());
    }
}
