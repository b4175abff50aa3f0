package org.lockkeeper.app;

import java.util.List;
import java.util.Map;
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

        /**
         * Tells on the rail what happens on environments; replaces what the same source told before.
         *
         * @param sentences by the environment's name
         */
        void concern(String source, Map<String, List<String>> sentences);

        /** Has something done every few seconds as long as the workspace is open and somebody can see the window. */
        void whileSeen(Runnable beat);

        /** Writes a workspace to its file and opens it anew. */
        void save(Workspace changed);

        /** What the window remembers. */
        SettingsModel settings();
    }
}
