package org.lockkeeper.ui.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.activity.ActivityService;
import org.lockkeeper.activity.Poller;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Session;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.Job;
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
    private final TaskRunner tasks;
    private final Executor toolkit;
    private final Consumer<Map<String, String>> remember;
    private final EndViewModel end;
    private final SessionLines lines = new SessionLines();
    private final ReadOnlyObjectWrapper<Optional<Snapshot>> snapshot = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Notices notices = new Notices();
    private final ReadOnlyObjectWrapper<String> query = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<List<Session>> selected = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<SessionFilter> filter;
    private final ObjectProperty<Boolean> background = new SimpleObjectProperty<>(false);
    private Poller.@Nullable Subscription subscription;
    private final ReadOnlyObjectWrapper<Optional<SessionLine>> revealed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Instant>> liveAt = new ReadOnlyObjectWrapper<>(Optional.empty());
    private volatile Thresholds thresholds;
    private Optional<Snapshot> live = Optional.empty();
    private Optional<Integer> wanted = Optional.empty();
    private Shown time = Shown.NOW;
    private boolean shown;
    private int turn;
    private int asked;

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
        this.tasks = tasks;
        this.toolkit = toolkit;
        this.remember = remember;
        this.end = new EndViewModel(service, tasks, dialogs);
        this.past = new PastMigrations(service, tasks);
        this.thresholds = Thresholds.of(remembered);
        this.filter = new SimpleObjectProperty<>(SessionFilter.of(remembered));
        filter.subscribe((_, now) -> {
            remember.accept(now.settings());
            arrange();
        });
        background.subscribe((_, _) -> arrange());
        workspace.focusProperty().subscribe((_, _) -> turnToFocus());
    }

    public ReadOnlyObjectProperty<Optional<ConnectionProfile>> environmentProperty() {
        return workspace.focusProperty();
    }

    public List<ConnectionProfile> profiles() {
        return workspace.profiles();
    }

    ObservableList<TableLine> lines() {
        return lines.lines();
    }

    /** What is shown; empty before the first reading. */
    ReadOnlyObjectProperty<Optional<Snapshot>> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** What hinders the view: no connection, few rights, a slow server, a gap. */
    Notices notices() {
        return notices;
    }

    ObjectProperty<SessionFilter> filterProperty() {
        return filter;
    }

    /** Whether the server's own processes are shown. */
    ObjectProperty<Boolean> backgroundProperty() {
        return background;
    }

    /** The whole statement of the first selected session. */
    public ReadOnlyObjectProperty<String> queryProperty() {
        return query.getReadOnlyProperty();
    }

    /** The selected sessions as they were last seen. */
    public ReadOnlyObjectProperty<List<Session>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public EndViewModel end() {
        return end;
    }

    void sort(Comparator<SessionFacts> order) {
        lines.sort(order);
    }

    /** Shows or hides the parallel workers of a leader. */
    void turnWorkers(int leader) {
        lines.turn(leader);
        arrange();
    }

    /**
     * Shows the workers of a leader, or hides those of a leader or of the leader of a worker.
     *
     * @return the leader's line, where that changed something
     */
    Optional<SessionLine> unfold(SessionLine line, boolean open) {
        int leader =
                line.facts().session().leader().orElse(line.facts().session().pid());
        boolean foldable = line.facts().workers() > 0
                || (!open && line.facts().session().leader().isPresent());
        if (!foldable || lines.isUnfolded(leader) == open) {
            return Optional.empty();
        }
        turnWorkers(leader);
        return lines.lines().stream()
                .flatMap(each -> each instanceof SessionLine one ? Stream.of(one) : Stream.empty())
                .filter(each -> each.facts().session().pid() == leader)
                .findFirst();
    }

    /** Selects sessions; the statement of the first is fetched whole. */
    void select(List<Session> sessions) {
        boolean same = !sessions.isEmpty()
                && !selected.get().isEmpty()
                && selected.get().getFirst().key().equals(sessions.getFirst().key())
                && selected.get()
                        .getFirst()
                        .queryStart()
                        .equals(sessions.getFirst().queryStart());
        selected.set(List.copyOf(sessions));
        if (sessions.isEmpty()) {
            query.set("");
        } else if (!same) {
            fetch(sessions.getFirst());
        }
    }

    private void fetch(Session session) {
        query.set(session.query());
        int mine = ++asked;
        if (time != Shown.NOW
                || session.backendStart().isEmpty()
                || session.query().length() >= session.queryBytes()) {
            return;
        }
        String environment = environment();
        tasks.start(
                Job.brief(
                        Texts.get("activity.reading.query", session.pid()),
                        (_, _) -> service.query(
                                environment,
                                session.pid(),
                                session.backendStart().orElseThrow())),
                whole -> {
                    if (mine == asked) {
                        whole.ifPresent(query::set);
                    }
                },
                problem -> notices.say(sentence(problem)));
    }

    /** Why the selected ones cannot be cancelled or terminated; empty where they can. */
    Optional<String> refusal(boolean whole) {
        return refusal(whole, selected.get());
    }

    /** Why those cannot be cancelled or terminated; in the past only what is still there can. */
    Optional<String> refusal(boolean whole, List<Session> sessions) {
        return Present.refusal(time, live, whole, sessions)
                .or(() -> end.refusal(whole, Present.of(time, live, sessions)));
    }

    void end(boolean whole) {
        end(whole, selected.get());
    }

    /** Ends others than the selected ones, such as those that a migration waits for. */
    void end(boolean whole, List<Session> sessions) {
        if (refusal(whole, sessions).isEmpty()) {
            end.end(environment(), whole, Present.of(time, live, sessions));
        }
    }

    /** Shows a reading of before of the environment in focus; empty goes back to now. */
    public void showPast(Optional<Reading> then) {
        then.ifPresentOrElse(reading -> show(reading, Shown.PAST), this::showNow);
    }

    /** Shows a reading from a file, of whichever server; {@link #showPast} with nothing goes back to now. */
    public void showRecording(Reading reading) {
        show(reading, Shown.FILE);
    }

    private void show(Reading then, Shown when) {
        if (time == Shown.NOW) {
            past.read(() ->
                    snapshot.get().filter(_ -> time != Shown.NOW).ifPresent(shown -> show(shown.reading(), time)));
        }
        time = when;
        show(Snapshot.of(then, past.of(then), thresholds, when));
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
        lines.update(List.of(), _ -> true, true);
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
        arrange();
        List<Session> still = selected.get().stream()
                .flatMap(s ->
                        now.reading().sessions().stream().filter(n -> n.key().equals(s.key())))
                .toList();
        select(still);
        wanted.flatMap(pid -> now.reading().session(pid)).ifPresent(session -> {
            wanted = Optional.empty();
            bringIntoSight(session);
        });
    }

    /** Selects a session of the reading that is shown, whatever the filter says; nothing happens where it has none of that pid. */
    public void select(int pid) {
        snapshot.get().flatMap(now -> now.reading().session(pid)).ifPresent(this::bringIntoSight);
    }

    private void bringIntoSight(Session session) {
        session.leader().filter(leader -> !lines.isUnfolded(leader)).ifPresent(this::turnWorkers);
        background.set(background.get() || session.isBackground());
        if (lines.line(session.key()).isEmpty()) {
            filter.set(SessionFilter.USUAL);
        }
        if (lines.line(session.key()).isEmpty()) {
            filter.set(SessionFilter.ALL);
        }
        lines.line(session.key()).ifPresent(line -> revealed.set(Optional.of(line)));
    }

    /** The line that is to be selected and brought into sight. */
    ReadOnlyObjectProperty<Optional<SessionLine>> revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    /** The session that was brought into sight last. */
    public Optional<Integer> revealedPid() {
        return revealed.get().map(line -> line.facts().session().pid());
    }

    private void arrange() {
        snapshot.get().ifPresent(now -> lines.update(now.sessions(), filter.get()::matches, background.get()));
    }

    private static String sentence(Throwable problem) {
        return problem instanceof LockkeeperException known
                ? known.sentence()
                : Texts.get("activity.failed", String.valueOf(problem.getMessage()));
    }
}
