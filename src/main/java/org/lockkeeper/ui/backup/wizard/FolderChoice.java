package org.lockkeeper.ui.backup.wizard;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.lockkeeper.task.Job;
import org.lockkeeper.ui.Texts;

/** The folder that a backup goes into: typed, one of the workspace's, or chosen; looked at as it changes. */
final class FolderChoice {
    private final WizardContext context;
    private final ObjectProperty<Optional<Path>> folder;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private int asked;

    /** @param folder gets what can be written to; empty while it is looked at, and where it cannot */
    FolderChoice(WizardContext context, ObjectProperty<Optional<Path>> folder) {
        this.context = context;
        this.folder = folder;
        text.set(known().stream().findFirst().map(Path::toString).orElse(""));
        text.subscribe(this::look);
    }

    /** The folders that the workspace names. */
    List<Path> known() {
        return context.workspace().backups().folders();
    }

    /** As it is typed. */
    StringProperty textProperty() {
        return text;
    }

    /** Why nothing can be written there; empty while that is looked at. */
    ReadOnlyObjectProperty<Optional<String>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Why it goes no further; empty where it does. */
    Optional<String> refusal() {
        return problem.get()
                .or(() -> folder.get().isPresent()
                        ? Optional.empty()
                        : Optional.of(Texts.get("make.folder.checking", text.get())));
    }

    /** Asks for another one, beginning at what is there, or at the workspace's folder. */
    void choose() {
        context.dialogs()
                .chooseFolder(Texts.get("backups.folder"), folder.get().or(() -> Optional.of(context.home())))
                .ifPresent(chosen -> text.set(chosen.toString()));
    }

    /** A folder on a disk that is slow, or elsewhere, keeps nobody from typing on. */
    private void look(String typed) {
        int mine = ++asked;
        folder.set(Optional.empty());
        problem.set(Optional.empty());
        context.tasks()
                .start(
                        Job.brief(
                                Texts.get("make.folder.checking", typed),
                                (_, _) -> TypedFolder.of(typed, context.home())),
                        found -> {
                            if (mine == asked) {
                                problem.set(found.objection());
                                folder.set(found.objection().isPresent() ? Optional.empty() : found.path());
                            }
                        },
                        context.dialogs()::error);
    }
}
