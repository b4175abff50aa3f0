package org.lockkeeper.ui.backup.wizard;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.wizard.Work;
import org.lockkeeper.workspace.WorkspaceServices;

/**
 * What the wizards need.
 *
 * @param toolkit runs what it is given later, in order, in the toolkit's thread
 */
public record WizardContext(
        WorkspaceServices services, TaskRunner tasks, DialogService dialogs, Executor toolkit, Clock clock) {
    /** The folder that the workspace file lies in. */
    Path home() {
        return workspace().file().toAbsolutePath().normalize().resolveSibling("");
    }

    Workspace workspace() {
        return services.workspace();
    }

    /** Where a test restore goes, in words. */
    String scratch() {
        return workspace()
                .backups()
                .scratch()
                .map(name -> Texts.get("prove.scratch", name))
                .orElseGet(() -> Texts.get("prove.embedded"));
    }

    Work work() {
        return new Work(tasks, toolkit, clock);
    }

    Proving proving() {
        return new Proving(services.backupCatalogue(), work(), dialogs);
    }

    Sending sending() {
        return new Sending(services.backupCatalogue(), work());
    }
}
