package org.lockkeeper.app;

import java.util.List;
import javafx.scene.Node;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.settings.SettingsModel;
import org.lockkeeper.ui.shell.Screen;

/** Makes the pages of an opened workspace. */
@FunctionalInterface
interface ScreenFactory {
    /** Makes them in the rail's order. */
    List<Screen> create(WorkspaceModel workspace, TaskRunner tasks, DialogService dialogs, Frame frame);

    /** What a screen may ask of the window around it. */
    interface Frame {
        /** Puts a sentence into the status bar. */
        void say(String text);

        void bringToFront(Screen screen);

        /** Stands over every page as long as the workspace is open. */
        void banner(Node node);

        /** Writes a workspace to its file and opens it anew. */
        void save(Workspace changed);

        /** What the window remembers. */
        SettingsModel settings();
    }
}
