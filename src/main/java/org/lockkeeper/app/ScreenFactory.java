package org.lockkeeper.app;

import java.util.List;
import java.util.function.Consumer;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.shell.Screen;

/** Makes the pages of an opened workspace. */
@FunctionalInterface
interface ScreenFactory {
    /**
     * @param say puts a sentence into the status bar
     * @return in the rail's order
     */
    List<Screen> create(WorkspaceModel workspace, TaskRunner tasks, DialogService dialogs, Consumer<String> say);
}
