package org.lockkeeper.ui.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.guard.Strictness;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.recovery.RecoveryOpener;

/** What can be done about one migration on one environment, by the engine that keeps its history. */
final class StateActions {
    private final WorkspaceModel workspace;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final PreviewOpener preview;
    private final RecoveryOpener recovery;
    private final Consumer<String> told;

    /** @param told hears in words what was changed */
    StateActions(
            WorkspaceModel workspace,
            TaskRunner tasks,
            DialogService dialogs,
            PreviewOpener preview,
            RecoveryOpener recovery,
            Consumer<String> told) {
        this.workspace = workspace;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.preview = preview;
        this.recovery = recovery;
        this.told = told;
    }

    /** The actions that apply, the likeliest first. */
    List<StateAction> of(ConnectionProfile profile, MigrationStatus status) {
        List<StateAction> actions = new ArrayList<>();
        boolean prisma = workspace.workspace().project().kind() == ProjectKind.PRISMA;
        switch (status.state()) {
            case PENDING, ROLLED_BACK, OUTDATED -> {
                actions.add(migrateTo(profile, status));
                if (prisma) {
                    actions.add(resolve(profile, status, Resolution.APPLIED));
                }
            }
            case FAILED -> {
                actions.add(recover(profile));
                if (prisma) {
                    actions.add(resolve(profile, status, Resolution.ROLLED_BACK));
                    actions.add(resolve(profile, status, Resolution.APPLIED));
                } else {
                    actions.add(repair(profile));
                }
            }
            case MODIFIED, MISSING -> {
                if (!prisma) {
                    actions.add(repair(profile));
                }
            }
            case RUNNING -> actions.add(recover(profile));
            case APPLIED, OUT_OF_ORDER, BASELINE, IGNORED, UNAVAILABLE -> {}
        }
        return actions;
    }

    private StateAction migrateTo(ConnectionProfile profile, MigrationStatus status) {
        return new StateAction(
                Texts.get("status.action.migrateTo", profile.name()),
                Optional.empty(),
                () -> preview.open(profile.name(), Optional.of(status.name())));
    }

    private StateAction recover(ConnectionProfile profile) {
        return new StateAction(
                Texts.get("status.action.recover", profile.name()),
                Optional.empty(),
                () -> recovery.open(profile.name()));
    }

    private StateAction resolve(ConnectionProfile profile, MigrationStatus status, Resolution resolution) {
        String label = Texts.get("status.action.resolve", resolution.label(), profile.name());
        String question = resolution == Resolution.APPLIED ? "status.ask.applied" : "status.ask.rolledBack";
        return new StateAction(
                label,
                Optional.empty(),
                () -> change(
                        profile,
                        label,
                        Texts.get(question, status.name(), profile.name()),
                        (service, cancel) -> service.resolve(
                                        profile.name(), status.name(), resolution, confirmer(), cancel)
                                .words()));
    }

    private StateAction repair(ConnectionProfile profile) {
        String label = Texts.get("status.action.repair", profile.name());
        return new StateAction(
                label,
                Optional.empty(),
                () -> change(
                        profile,
                        label,
                        Texts.get("status.ask.repair", profile.name()),
                        (service, cancel) -> service.repair(profile.name(), confirmer(), cancel)
                                .words()));
    }

    private Confirmer confirmer() {
        return dialogs.confirmer(Optional.empty());
    }

    private void change(ConnectionProfile profile, String label, String question, Change change) {
        // Where the guard asks, its dialog shows the rows; a question before it would only be clicked away.
        boolean guarded = profile.environment() != Environment.DEVELOPMENT || profile.confirm() != Strictness.USUAL;
        if (!guarded && !dialogs.confirm(label, question, label)) {
            return;
        }
        tasks.start(
                Job.durable(label, (_, cancel) -> change.apply(workspace.service(), cancel)),
                sentence -> {
                    told.accept(sentence);
                    workspace.refresh();
                },
                failure -> {
                    dialogs.error(failure);
                    workspace.refresh();
                });
    }

    /** What is done to a history. */
    @FunctionalInterface
    private interface Change {
        String apply(MigrationService service, CancelToken cancel);
    }
}
