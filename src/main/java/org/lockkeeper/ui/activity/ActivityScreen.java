package org.lockkeeper.ui.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Lazy;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Screen;

/** Who runs, who blocks whom, and ending exactly the right one. */
public final class ActivityScreen implements Screen {
    private final ActivityViewModel model;
    private final List<Supplier<Node>> further = new ArrayList<>();
    private final Lazy<ActivityView> view;
    private Optional<Supplier<Node>> timeline = Optional.empty();
    private Optional<Supplier<Node>> practice = Optional.empty();
    private List<Action> others = List.of();

    /**
     * @param toolkit runs what it is given later, in order, in the toolkit's thread
     * @param remembered filter and thresholds of this workspace as the settings have them
     * @param remember keeps them
     */
    public ActivityScreen(
            WorkspaceModel workspace,
            TaskRunner tasks,
            DialogService dialogs,
            Executor toolkit,
            Map<String, String> remembered,
            Consumer<Map<String, String>> remember,
            Moments moments) {
        this.model = new ActivityViewModel(workspace, tasks, dialogs, toolkit, remembered, remember);
        this.view = new Lazy<>(() -> {
            ActivityView made = new ActivityView(model, moments);
            timeline.ifPresent(strip -> made.setTimeline(strip.get()));
            practice.ifPresent(card -> made.setPractice(card.get()));
            further.forEach(action -> made.addAction(action.get()));
            return made;
        });
    }

    /** The model, for a strip of the last hour that shows readings of before in it. */
    public ActivityViewModel model() {
        return model;
    }

    /**
     * Shows the strip of the last hour over the table.
     *
     * @param strip made with the page
     * @param more what the palette offers with it
     */
    public void setTimeline(Supplier<Node> strip, List<Action> more) {
        timeline = Optional.of(strip);
        others = List.copyOf(more);
    }

    /**
     * Lets incidents be practised here, before the page is shown first.
     *
     * @param menu where one is chosen
     * @param card the one that is on
     */
    public void setPractice(Supplier<Node> menu, Supplier<Node> card) {
        further.addFirst(menu);
        practice = Optional.of(card);
    }

    /** Selects a session of the environment in focus as soon as it is seen. */
    public void reveal(int pid) {
        model.reveal(pid);
    }

    /** Adds what else can be done with the selected sessions, before the page is shown first. */
    public void addAction(Supplier<Node> action) {
        further.add(action);
    }

    @Override
    public String id() {
        return "activity";
    }

    @Override
    public String title() {
        return Texts.get("activity.title");
    }

    @Override
    public Node view() {
        return view.get();
    }

    /** Lets the keyboard move through the sessions. */
    public void focus() {
        view.get().takeFocus();
    }

    @Override
    public void shown() {
        model.show();
        focus();
    }

    @Override
    public void hidden() {
        model.hide();
    }

    @Override
    public List<Action> actions() {
        return Stream.concat(
                        Stream.of(
                                new Action(
                                        "activity.cancel",
                                        Texts.get("activity.cancel.action"),
                                        "",
                                        () -> model.end(false)),
                                new Action(
                                        "activity.terminate",
                                        Texts.get("activity.terminate.action"),
                                        "",
                                        () -> model.end(true))),
                        others.stream())
                .toList();
    }
}
