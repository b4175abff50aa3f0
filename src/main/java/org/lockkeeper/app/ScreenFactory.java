package org.lockkeeper.app;

import java.util.List;
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

        /** What the window remembers. */
        SettingsModel settings();
    }
}
