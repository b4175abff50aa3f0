package org.lockkeeper.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.layout.VBox;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.mark.Bookmarks;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.task.UnlistedRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.activity.ActivityScreen;
import org.lockkeeper.ui.alert.Notifier;
import org.lockkeeper.ui.audit.AuditScreen;
import org.lockkeeper.ui.backup.BackupsScreen;
import org.lockkeeper.ui.backup.wizard.BackupGuides;
import org.lockkeeper.ui.backup.wizard.WizardContext;
import org.lockkeeper.ui.checks.ChecksScreen;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.deploy.DeployScreen;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.logs.LogMemory;
import org.lockkeeper.ui.logs.LogsScreen;
import org.lockkeeper.ui.logs.SessionInLog;
import org.lockkeeper.ui.logs.SessionLead;
import org.lockkeeper.ui.logs.WorkspaceServerLog;
import org.lockkeeper.ui.practice.Practice;
import org.lockkeeper.ui.practice.PracticeCard;
import org.lockkeeper.ui.practice.PracticeMenu;
import org.lockkeeper.ui.practice.PracticeViewModel;
import org.lockkeeper.ui.preview.PreviewScreen;
import org.lockkeeper.ui.runbook.RunbooksScreen;
import org.lockkeeper.ui.shell.Screen;
import org.lockkeeper.ui.status.StatusScreen;

/** The pages of the window. */
final class WindowScreens implements ScreenFactory {
    private final Moments moments;

    private final AuditTrail audit;

    private final LogService logs;

    private final Bookmarks bookmarks;
    private final Path ownLog;
    private final Function<Path, Optional<Practice>> practices;

    /**
     * @param ownLog what Lockkeeper writes itself
     * @param practices what can be practised in the workspace of that file; nothing but in the sandbox's
     */
    WindowScreens(
            Clock clock,
            AuditTrail audit,
            LogService logs,
            Bookmarks bookmarks,
            Path ownLog,
            Function<Path, Optional<Practice>> practices) {
        this.practices = practices;
        this.audit = audit;
        this.logs = logs;
        this.bookmarks = bookmarks;
        this.ownLog = ownLog;
        this.moments = new Moments(clock);
    }

    @Override
    public List<Screen> create(WorkspaceModel workspace, TaskRunner tasks, DialogService dialogs, Frame frame) {
        Recoveries recoveries = new Recoveries(workspace, tasks, dialogs, frame);
        PreviewScreen preview = new PreviewScreen(
                workspace,
                tasks,
                dialogs,
                Platform::runLater,
                frame::say,
                environment -> recoveries.open(environment, "preview"),
                moments);
        DeployScreen deploy = new DeployScreen(
                workspace,
                tasks,
                dialogs,
                Platform::runLater,
                frame::say,
                environment -> {
                    preview.turnTo(environment, Optional.empty());
                    frame.bringToFront(preview);
                },
                environment -> recoveries.open(environment, "deploy"),
                moments);
        StatusScreen status = new StatusScreen(
                workspace,
                tasks,
                dialogs,
                (environment, to) -> {
                    preview.turnTo(environment, to);
                    frame.bringToFront(preview);
                },
                environment -> recoveries.open(environment, "status"),
                moments);
        ActivityPages pages = new ActivityPages(workspace, tasks, dialogs, frame, moments);
        ActivityScreen activity = pages.activity();
        BackupsScreen backups = backups(workspace, tasks, dialogs, frame, deploy);
        LogsScreen log = new LogsScreen(
                logs,
                new WorkspaceServerLog(workspace),
                tasks,
                dialogs,
                Platform::runLater,
                frame::say,
                pages::show,
                memory(workspace, frame, pages.notifier()),
                moments);
        log.leadToOwnLog(ownLog, () -> frame.bringToFront(log));
        activity.addAction(() -> new SessionInLog(
                activity.model().selectedProperty(),
                log.model(),
                new SessionLead(log.model(), pages::environment, pages::past),
                () -> frame.bringToFront(log)));
        practices.apply(workspace.workspace().file()).ifPresent(practice -> {
            PracticeViewModel model =
                    new PracticeViewModel(practice, workspace, tasks, new UnlistedRunner(Platform::runLater), dialogs);
            activity.model().liveAtProperty().subscribe(_ -> model.glance());
            frame.whileSeen(model::glance);
            model.concernProperty().subscribe(words -> frame.concern("practice", words));
            activity.setPractice(
                    () -> new PracticeMenu(model, activity::focus), () -> new PracticeCard(model, activity::focus));
        });
        deploy.leadToServerLog((environment, run) -> {
            frame.bringToFront(log);
            log.model().showRun(environment, run);
        });
        Consumer<Path> runLog = file -> {
            frame.bringToFront(log);
            log.model().open(List.of(file));
        };
        preview.leadToLogs(runLog);
        deploy.leadToLogs(runLog);
        recoveries.leadToLogs(runLog);
        frame.banner(new VBox(pages.alerts(), log.alerts(() -> frame.bringToFront(log))));
        RunbooksScreen runbooks = new RunbooksScreen(
                workspace, tasks, dialogs, () -> frame.bringToFront(backups), frame::bringToFront, frame::say);
        recoveries.leadBackTo(List.of(status, preview, deploy));
        return List.of(
                status,
                preview,
                deploy,
                activity,
                backups,
                log,
                new ChecksScreen(workspace, tasks, moments),
                runbooks,
                new AuditScreen(
                        audit, tasks, moments, new AuditedRunInLog(workspace, log, () -> frame.bringToFront(log))));
    }

    private LogMemory memory(WorkspaceModel workspace, Frame frame, Notifier notifier) {
        Path file = workspace.workspace().file();
        return new LogMemory(
                bookmarks,
                frame.settings().current().page(file, "logs"),
                values -> frame.settings().update(settings -> settings.withOnly(file, "logs", values)),
                notifier);
    }

    /** The catalogue and its wizards, which lead back to it, or to the deploy that a backup is made for. */
    private BackupsScreen backups(
            WorkspaceModel workspace, TaskRunner tasks, DialogService dialogs, Frame frame, DeployScreen deploy) {
        BackupGuides guides = new BackupGuides(
                workspace,
                new WizardContext(workspace.services(), tasks, dialogs, Platform::runLater, moments.clock()),
                moments,
                frame::say,
                frame::bringToFront);
        BackupsScreen screen =
                new BackupsScreen(workspace.services().backupCatalogue(), guides, tasks, dialogs, frame::say, moments);
        guides.leadBackTo(() -> frame.bringToFront(screen));
        guides.tellMade(deploy::backupMade);
        deploy.leadToBackup(() -> guides.backup(Texts.get("make.toDeploy"), () -> frame.bringToFront(deploy)));
        return screen;
    }
}
