package org.lockkeeper.ui.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.ScriptExport;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.dialog.FileKind;

/** Saves a plan as a script that psql runs to the same effect. */
public final class ScriptSaver {
    private static final int DIGEST_SHOWN = 8;

    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final Consumer<String> told;

    /** @param told hears in words what was saved */
    public ScriptSaver(TaskRunner tasks, DialogService dialogs, Consumer<String> told) {
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.told = told;
    }

    /** Asks where to and saves. */
    public void save(MigrationPlan plan) {
        String environment = plan.profile().name().replaceAll("[^A-Za-z0-9._-]", "_");
        String name = "migrate-%s-%s.sql".formatted(environment, plan.digest().substring(0, DIGEST_SHOWN));
        dialogs.chooseSave(Texts.get("preview.save.title"), name, FileKind.SQL).ifPresent(file -> write(plan, file));
    }

    private void write(MigrationPlan plan, Path file) {
        tasks.start(
                Job.durable(Texts.get("preview.saving", file.getFileName()), (_, _) -> {
                    write(ScriptExport.of(plan), file);
                    return file;
                }),
                saved -> told.accept(Texts.get("preview.saved", saved)),
                dialogs::error);
    }

    private static void write(String script, Path file) {
        try {
            SafeFiles.write(file, script);
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-UI-SAVE",
                    ExitCode.ATTENTION,
                    Texts.get("preview.saveFailed", file, String.valueOf(e.getMessage())),
                    e);
        }
    }
}
