package org.lockkeeper.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.cli.render.DeployJson;
import org.lockkeeper.cli.render.DeployText;
import org.lockkeeper.deploy.Answers;
import org.lockkeeper.deploy.DeployResult;
import org.lockkeeper.deploy.DeployService;
import org.lockkeeper.deploy.Deployment;
import org.lockkeeper.deploy.Gate;
import org.lockkeeper.deploy.SignOff;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Applies pending migrations through every gate. */
@Command(
        name = "deploy",
        description = {
            "Applies the pending migrations through every gate: checklist, preview, backup, consequences, run, verify, report.",
            "Each gate is printed with its state (passed, failed, waived, manual) and why. A gate that is shut stops the deploy before anything is run: put it right, tick it (--tick), or waive it with a reason (--waive).",
            "Without --plan and --confirm production is refused with exit code 3, and all that was found out is printed. A deploy leaves a report in the workspace's folder deploys and an entry in migration-log.md."
        },
        footer = {
            "  lockkeeper deploy --env staging --backup staging.dump",
            "  lockkeeper deploy --env prod-eu --to 20260820101500_add_coupon",
            "  lockkeeper deploy --env prod-eu --backup shop.dump --tick team-notified=Ann --rollback-time 15 --plan DIGEST --confirm shop",
            "  lockkeeper deploy --env prod-eu --report 20261125-120000-000-prod-eu --sign-off technical-lead=Ann"
        })
final class DeployCommand implements Callable<Integer> {
    /** What the confirmations themselves open. */
    private static final Set<Gate.Step> CONFIRMED = EnumSet.of(Gate.Step.PREVIEW, Gate.Step.CONSEQUENCES);

    private final CliContext cli;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final DeployOptions said = new DeployOptions();

    @Mixin
    private final ConfirmOptions confirmation = new ConfirmOptions();

    @Mixin
    private final PatienceOptions patience = new PatienceOptions();

    DeployCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices open = cli.open()) {
            DeployService service = open.deploys();
            if (!said.report().isEmpty()) {
                return signed(format, sign(service, said.report()));
            }
            said.signOffs();
            Deployment deployment = service.prepare(target.environment(), target.to());
            if (deployment.isEmpty()) {
                return nothing(format);
            }
            Answers answers = said.answers(deployment, confirmation);
            List<Gate> gates = service.gates(deployment, answers);
            if (format != Format.JSON) {
                cli.print(DeployText.walk(deployment, answers, gates, cli.io().outPen()));
                cli.io().out().flush();
            }
            try {
                return ran(format, service, run(open, deployment, answers));
            } catch (GuardRefusedException e) {
                Failure refused = Failure.of(e, cli.services().log());
                return stopped(format, gates, shut(gates).map(refused::and).orElse(refused));
            } catch (LockkeeperException e) {
                return stopped(format, gates, Failure.of(e, cli.services().log()));
            }
        }
    }

    private DeployResult run(WorkspaceServices open, Deployment deployment, Answers answers) {
        // Whether production is confirmed comes before whether the gates are open: its refusal tells what to pass.
        open.deploys().requireConfirmed(deployment, answers, confirmation);
        try (ProgressBar bar = cli.progress()) {
            CancelToken cancel = new CancelToken();
            cli.interruption().onInterrupt(() -> {
                bar.clear();
                cli.message("Cancel asked for; waiting for the server to confirm.");
                cancel.cancel();
            });
            DeployResult result = open.deploys()
                    .run(
                            deployment,
                            answers,
                            open.migrations().options(target.environment(), patience.settings()),
                            confirmation,
                            new RunProgress(cli, bar),
                            cancel);
            bar.clear();
            return result;
        }
    }

    /** What would stop the deploy once it is confirmed: who passes the digest is not to learn that afterwards. */
    private static Optional<String> shut(List<Gate> gates) {
        List<String> names = gates.stream()
                .filter(gate -> !gate.isOpen() && !CONFIRMED.contains(gate.step()))
                .map(Gate::name)
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("%s stop it as well, until put right, ticked or waived: %s."
                        .formatted(
                                names.size() == 1 ? "A shut gate will" : names.size() + " shut gates will",
                                String.join(", ", names)));
    }

    private int ran(Format format, DeployService service, DeployResult result) {
        List<SignOff> signed = result.file().isPresent()
                ? sign(service, result.report().orElseThrow().id())
                : List.of();
        switch (format) {
            case JSON -> cli.print(new DeployJson(target.environment(), result, signed));
            case TABLE, MARKDOWN, SQL ->
                cli.print(DeployText.account(
                        target.environment(), result, signed, cli.io().outPen()));
        }
        return result.exitCode().value();
    }

    private List<SignOff> sign(DeployService service, String report) {
        List<SignOff> signed = new ArrayList<>();
        said.signOffs().forEach((role, name) -> signed.add(service.signOff(report, role, name)));
        return signed;
    }

    private int signed(Format format, List<SignOff> signed) {
        if (signed.isEmpty()) {
            throw new LockkeeperException(
                    "LK-CLI-USAGE",
                    ExitCode.USAGE,
                    "--report wants --sign-off ROLE=NAME beside it. Nothing was signed.");
        }
        switch (format) {
            case JSON ->
                cli.print(json -> {
                    json.writeStringProperty("report", said.report());
                    DeployJson.signOffs(json, signed);
                });
            case TABLE, MARKDOWN, SQL -> cli.print(DeployText.signOffs(signed));
        }
        return ExitCode.OK.value();
    }

    private int nothing(Format format) {
        switch (format) {
            case JSON -> cli.print(DeployJson.nothing(target.environment()));
            case TABLE, MARKDOWN, SQL ->
                cli.print("Nothing was pending on %s.%n".formatted(Inert.line(target.environment())));
        }
        return ExitCode.OK.value();
    }

    private int stopped(Format format, List<Gate> gates, Failure failure) {
        if (format == Format.JSON) {
            cli.print(DeployJson.stopped(target.environment(), gates, failure.json()));
        }
        cli.io().out().flush();
        cli.io()
                .err()
                .println(cli.io().errPen().paint(Tone.BAD, failure.code()) + ": " + Inert.line(failure.sentence()));
        return failure.exitCode().value();
    }
}
