package org.lockkeeper.ui.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lockkeeper.deploy.DeployReport;
import org.lockkeeper.deploy.DeployResult;
import org.lockkeeper.deploy.DeployService;
import org.lockkeeper.deploy.SignOff;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.dialog.DialogService;

/** Reads a walk's report and puts names under it. */
final class Signing {
    private final DeployService deploys;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final Consumer<String> told;
    private final Runnable changed;

    /**
     * @param told hears in words who signed
     * @param changed hears when a walk has something to show
     */
    Signing(DeployService deploys, TaskRunner tasks, DialogService dialogs, Consumer<String> told, Runnable changed) {
        this.deploys = deploys;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.told = told;
        this.changed = changed;
    }

    /** Reads the report as it is on the disk, and the names under it, whoever put them there; one that is gone is left as it was read. */
    void read(Walk walk) {
        walk.result()
                .flatMap(DeployResult::file)
                .filter(Files::exists)
                .ifPresent(file -> tasks.start(
                        Job.brief(
                                Texts.get("deploy.report.reading"),
                                (_, _) -> new OnDisk(Files.readString(file), deploys.signOffs(id(walk)))),
                        read -> {
                            walk.read(read.text());
                            read.signed().forEach(walk::signed);
                            changed.run();
                        },
                        dialogs::error));
    }

    private record OnDisk(String text, List<SignOff> signed) {}

    private static String id(Walk walk) {
        return walk.result().flatMap(DeployResult::report).map(DeployReport::id).orElse("");
    }

    /** Why a role cannot be signed for now; empty where it can. */
    Optional<String> refusal(Walk walk, SignOff.Role role) {
        if (walk.result().flatMap(DeployResult::file).isEmpty()) {
            return Optional.of(Texts.get("deploy.sign.refuse.report"));
        }
        if (walk.signed(role).isPresent()) {
            return Optional.of(Texts.get("deploy.sign.refuse.signed", role.title()));
        }
        return walk.signingProperty(role).get().isBlank()
                ? Optional.of(Texts.get("deploy.sign.refuse.name"))
                : Optional.empty();
    }

    /** Signs with the name that is typed, in the report, in the log and in the audit trail. */
    void sign(Walk walk, SignOff.Role role) {
        Optional<Path> file = walk.result().flatMap(DeployResult::file);
        if (refusal(walk, role).isPresent() || file.isEmpty()) {
            return;
        }
        String report = id(walk);
        String name = walk.signingProperty(role).get().strip();
        tasks.start(
                Job.durable(
                        Texts.get("deploy.sign.job", role.title(), name),
                        (_, _) -> deploys.signOff(report, role, name)),
                signed -> {
                    walk.signed(signed);
                    told.accept(Texts.get("deploy.sign.done", name, role.title()));
                    changed.run();
                    read(walk);
                },
                dialogs::error);
    }
}
