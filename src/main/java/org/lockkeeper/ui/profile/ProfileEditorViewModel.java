package org.lockkeeper.ui.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.ProfileImport;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.Workspaces;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.dialog.FileKind;

/** The profiles of a workspace as drafts; nothing is kept until it is saved. */
public final class ProfileEditorViewModel {
    private final Workspace workspace;
    private final Workspaces workspaces;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final Runnable onSaved;

    private final ObservableList<ProfileDraft> drafts = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<ProfileDraft>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<Field, String>> problems = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper testing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Workspaces.Tested>> tested =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> notices = new ReadOnlyObjectWrapper<>(List.of());
    private Subscription editing = Subscription.EMPTY;

    /** @param onSaved opens the workspace anew */
    public ProfileEditorViewModel(
            Workspace workspace, Workspaces workspaces, TaskRunner tasks, DialogService dialogs, Runnable onSaved) {
        this.workspace = workspace;
        this.workspaces = workspaces;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.onSaved = onSaved;
        revert();
        selected.subscribe(this::follow);
    }

    public ObservableList<ProfileDraft> drafts() {
        return drafts;
    }

    /** The draft that is being edited; empty where there is none. */
    public ObjectProperty<Optional<ProfileDraft>> selectedProperty() {
        return selected;
    }

    /** Turns to the profile of that name; nothing happens where there is none. */
    public void select(String name) {
        drafts.stream()
                .filter(draft -> draft.nameProperty().get().equals(name))
                .findFirst()
                .ifPresent(draft -> selected.set(Optional.of(draft)));
    }

    /** Leaves the page, once a person agrees to lose what is not saved. */
    void leave(Runnable leave) {
        if (!changed.get()
                || dialogs.confirm(
                        Texts.get("profile.leave"), Texts.get("profile.leave.text"), Texts.get("profile.revert"))) {
            leave.run();
        }
    }

    /** What is wrong with the selected draft. */
    public ReadOnlyObjectProperty<Map<Field, String>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** Whether there is something to save. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Whether nothing is wrong with any draft. */
    public ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty testingProperty() {
        return testing.getReadOnlyProperty();
    }

    /** The last test of the selected draft, until the draft changes. */
    public ReadOnlyObjectProperty<Optional<Workspaces.Tested>> testedProperty() {
        return tested.getReadOnlyProperty();
    }

    /** What the last import dropped or assumed. */
    public ReadOnlyObjectProperty<List<String>> noticesProperty() {
        return notices.getReadOnlyProperty();
    }

    /** The file that is written on saving. */
    public Path file() {
        return workspace.file();
    }

    /** Adds a profile for the first environment that has none yet, and selects it. */
    public void add() {
        Environment environment = List.of(Environment.values()).stream()
                .filter(each -> drafts.stream()
                        .noneMatch(draft -> draft.environmentProperty().get() == each))
                .findFirst()
                .orElse(Environment.DEVELOPMENT);
        add(new ConnectionProfile(
                freeName(environment.label()),
                environment,
                "",
                ConnectionProfile.DEFAULT_PORT,
                "",
                "",
                ConnectionProfile.defaultSslMode(environment),
                new PasswordSource.Pgpass(),
                Optional.empty()));
    }

    private void add(ConnectionProfile profile) {
        ProfileDraft draft = new ProfileDraft(profile);
        drafts.add(draft);
        selected.set(Optional.of(draft));
        recheck();
    }

    private String freeName(String wish) {
        String name = wish;
        for (int i = 2; isTaken(name); i++) {
            name = wish + "-" + i;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return drafts.stream().anyMatch(draft -> draft.nameProperty().get().equals(name));
    }

    /** Removes the selected profile from the list; the databases are not touched. */
    public void remove() {
        selected.get().ifPresent(draft -> {
            int at = drafts.indexOf(draft);
            drafts.remove(draft);
            selected.set(
                    drafts.isEmpty() ? Optional.empty() : Optional.of(drafts.get(Math.min(at, drafts.size() - 1))));
            recheck();
        });
    }

    /** Takes the selected draft's address from a URL. */
    public void importUrl(String url) {
        attempt(() -> ProfileImport.fromUrl(selectedName(), selectedEnvironment(), url.strip()));
    }

    /** Takes the selected draft's address from a {@code .env} file that is asked for. */
    public void importEnvFile() {
        dialogs.chooseFile(Texts.get("profile.import.env.title"), FileKind.ANY)
                .ifPresent(
                        file -> attempt(() -> ProfileImport.fromEnvFile(selectedName(), selectedEnvironment(), file)));
    }

    /** Adds a profile for every service of a {@code pg_service.conf} that is asked for. */
    public void importServiceFile() {
        dialogs.chooseFile(Texts.get("profile.import.service.title"), FileKind.ANY)
                .ifPresent(this::importServices);
    }

    private void importServices(Path file) {
        try {
            List<String> told = new ArrayList<>();
            for (ProfileImport.Imported imported : ProfileImport.fromServiceFile(Environment.PRODUCTION, file)) {
                add(imported.profile());
                told.addAll(imported.notices());
            }
            told.add(Texts.get("profile.import.service.production"));
            notices.set(List.copyOf(told));
        } catch (LockkeeperException e) {
            dialogs.error(e);
        }
    }

    private void attempt(Supplier<ProfileImport.Imported> source) {
        if (selected.get().isEmpty()) {
            add();
        }
        try {
            ProfileImport.Imported imported = source.get();
            selected.get().ifPresent(draft -> draft.takeAddress(imported.profile()));
            notices.set(imported.notices());
        } catch (LockkeeperException e) {
            dialogs.error(e);
        }
    }

    private String selectedName() {
        return selected.get().map(draft -> draft.nameProperty().get()).orElse("");
    }

    private Environment selectedEnvironment() {
        return selected.get().map(draft -> draft.environmentProperty().get()).orElse(Environment.PRODUCTION);
    }

    /** Connects as the selected draft says, saved or not. */
    public void test() {
        Optional<ProfileDraft> draft = selected.get();
        if (draft.isEmpty() || !problems.get().isEmpty() || testing.get()) {
            return;
        }
        ConnectionProfile profile = draft.get().profile();
        testing.set(true);
        tested.set(Optional.empty());
        tasks.start(
                Job.brief(Texts.get("profile.testing", profile.name()), (_, _) -> workspaces.test(profile)),
                outcome -> {
                    testing.set(false);
                    if (selected.get().equals(draft)) {
                        tested.set(Optional.of(outcome));
                    }
                },
                failure -> {
                    testing.set(false);
                    dialogs.error(failure);
                });
    }

    /** Writes the workspace file, and has the workspace opened anew. */
    public void save() {
        if (!valid.get() || !changed.get()) {
            return;
        }
        Workspace edited = workspace.withProfiles(profiles());
        tasks.start(
                Job.durable(Texts.get("profile.saving"), (_, _) -> {
                    workspaces.write(edited);
                    return Boolean.TRUE;
                }),
                _ -> onSaved.run(),
                dialogs::error);
    }

    /** Goes back to what is saved. */
    public void revert() {
        drafts.setAll(workspace.profiles().stream().map(ProfileDraft::new).toList());
        selected.set(drafts.isEmpty() ? Optional.empty() : Optional.of(drafts.getFirst()));
        notices.set(List.of());
        recheck();
    }

    private List<ConnectionProfile> profiles() {
        return drafts.stream().map(ProfileDraft::profile).toList();
    }

    private void follow(Optional<ProfileDraft> draft) {
        editing.unsubscribe();
        editing = draft.map(each -> each.onChange(this::recheck)).orElse(Subscription.EMPTY);
        notices.set(List.of());
        recheck();
    }

    private void recheck() {
        tested.set(Optional.empty());
        problems.set(
                selected.get().map(draft -> DraftCheck.problems(draft, drafts)).orElse(Map.of()));
        valid.set(drafts.stream()
                .allMatch(draft -> DraftCheck.problems(draft, drafts).isEmpty()));
        changed.set(!valid.get() || !profiles().equals(workspace.profiles()));
    }
}
