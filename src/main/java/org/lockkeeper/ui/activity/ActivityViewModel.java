package org.lockkeeper.ui.activity;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.activity.ActivityListener;
import org.lockkeeper.activity.ActivityService;
import org.lockkeeper.activity.Pace;
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
    private final TaskRunner tasks;
    private final Executor toolkit;
    private final EndViewModel end;
    private final Thresholds thresholds;
    private final SessionLines lines = new SessionLines();
    private final ReadOnlyObjectWrapper<Optional<Snapshot>> snapshot = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> query = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<List<Session>> selected = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<SessionFilter> filter;
    private final ObjectProperty<Boolean> background = new SimpleObjectProperty<>(false);
    private Poller.@Nullable Subscription subscription;
    private Optional<Snapshot> live = Optional.empty();
    private boolean shown;
    private boolean past;
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
        this.end = new EndViewModel(service, tasks, dialogs);
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

    ObservableList<SessionLine> lines() {
        return lines.lines();
    }

    /** What is shown; empty before the first reading. */
    ReadOnlyObjectProperty<Optional<Snapshot>> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** What hinders the view: no connection, few rights, a slow server, a gap. */
    public ReadOnlyObjectProperty<Optional<String>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ObjectProperty<SessionFilter> filterProperty() {
        return filter;
    }

    /** Shows that process alone, whatever it does. */
    public void showProcess(int pid) {
        filter.set(new SessionFilter(Integer.toString(pid), "", 0, "", "", "", false, false));
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

    boolean isUnfolded(int leader) {
        return lines.isUnfolded(leader);
    }

    void turnWorkers(int leader) {
        lines.turn(leader);
        arrange();
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
        if (past || session.backendStart().isEmpty() || session.query().length() >= session.queryBytes()) {
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
                problem -> notice.set(Optional.of(sentence(problem))));
    }

    /** Why the selected ones cannot be cancelled or terminated; empty where they can. */
    Optional<String> refusal(boolean whole) {
        if (past) {
            boolean there = live.isPresent()
                    && selected.get().stream()
                            .allMatch(s -> live.get().reading().sessions().stream()
                                    .anyMatch(now -> now.key().equals(s.key())));
            if (!there) {
                return Optional.of(Texts.get("activity.refuse.past"));
            }
        }
        return end.refusal(whole, selected.get());
    }

    void end(boolean whole) {
        if (refusal(whole).isEmpty()) {
            end.end(environment(), whole, selected.get());
        }
    }

    /** Ends others than the selected ones, such as those that a migration waits for. */
    void end(boolean whole, List<Session> sessions) {
        end.end(environment(), whole, sessions);
    }

    /** Shows a reading of before; empty goes back to now. */
    public void showPast(Optional<Reading> then) {
        past = then.isPresent();
        if (then.isPresent()) {
            show(Snapshot.of(then.get(), List.of(), thresholds, true));
        } else {
            live.ifPresent(this::show);
        }
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
        past = false;
        live = Optional.empty();
        snapshot.set(Optional.empty());
        notice.set(Optional.empty());
        lines.update(List.of(), _ -> true, true);
        select(List.of());
        end.dismiss();
        if (was) {
            show();
        }
    }

    private void listen() {
        if (subscription == null && workspace.focusProperty().get().isPresent()) {
            subscription = service.poller(environment()).subscribe(INTERVAL, new Ear(turn));
        }
    }

    private String environment() {
        return workspace.focusProperty().get().map(ConnectionProfile::name).orElse("");
    }

    private void take(Heard heard) {
        heard.snapshot.ifPresent(now -> {
            live = heard.snapshot;
            if (!past) {
                show(now);
            }
        });
        notice.set(heard.notice);
    }

    private void show(Snapshot now) {
        snapshot.set(Optional.of(now));
        arrange();
        List<Session> still = selected.get().stream()
                .flatMap(s ->
                        now.reading().sessions().stream().filter(n -> n.key().equals(s.key())))
                .toList();
        select(still);
    }

    private void arrange() {
        snapshot.get().ifPresent(now -> lines.update(now.sessions(), filter.get()::matches, background.get()));
    }

    private static String sentence(Throwable problem) {
        return problem instanceof LockkeeperException known
                ? known.sentence()
                : Texts.get("activity.failed", String.valueOf(problem.getMessage()));
    }

    /** What the poller told last. */
    private record Heard(Optional<Snapshot> snapshot, Optional<String> notice) {}

    /** Listens in the poller's thread; only the latest waits for the toolkit. */
    private final class Ear implements ActivityListener {
        private final int mine;
        private final AtomicReference<@Nullable Heard> latest = new AtomicReference<>();

        Ear(int mine) {
            this.mine = mine;
        }

        @Override
        public void reading(Reading reading, Pace pace) {
            Snapshot now = Snapshot.of(reading, service.migrations(reading), thresholds, false);
            tell(new Heard(Optional.of(now), Notices.of(reading, pace)));
        }

        @Override
        public void failed(LockkeeperException why, Pace pace) {
            tell(new Heard(
                    Optional.empty(),
                    Optional.of(Texts.get(
                            "activity.notice.failed",
                            why.sentence(),
                            Math.max(1, pace.actual().toSeconds())))));
        }

        private void tell(Heard heard) {
            if (latest.getAndSet(heard) == null) {
                toolkit.execute(() -> {
                    Heard last = latest.getAndSet(null);
                    if (last != null && mine == turn) {
                        take(last);
                    }
                });
            }
        }
    }
}
