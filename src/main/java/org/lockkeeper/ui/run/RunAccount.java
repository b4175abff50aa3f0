package org.lockkeeper.ui.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunBackends;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;
import org.lockkeeper.ui.control.Tone;

/**
 * What a run did, in words.
 *
 * @param headline what came of it
 * @param applied names, in the order in which they were applied
 * @param failure where it stopped; empty where it went through or never began
 * @param failureText where and why it stopped, in a sentence; empty like {@code failure}
 * @param log the run's own log file
 * @param backends who worked for it on the server; empty where nobody did
 */
public record RunAccount(
        Tone tone,
        String headline,
        List<String> applied,
        Optional<RunFailure> failure,
        Optional<String> failureText,
        Optional<Path> log,
        Optional<RunBackends> backends) {
    public RunAccount {
        applied = List.copyOf(applied);
    }

    /** Of a run that began. */
    public static RunAccount of(MigrationPlan plan, MigrationRun run) {
        String environment = plan.profile().name();
        int done = run.applied().size();
        Optional<RunFailure> failed = run.failed();
        if (failed.isEmpty()) {
            return new RunAccount(
                    Tone.SUCCESS,
                    Texts.get("run.account.applied", done, environment),
                    run.applied(),
                    failed,
                    Optional.empty(),
                    run.log(),
                    run.backends());
        }
        return new RunAccount(
                Tone.DANGER,
                Texts.get("run.account.failed", done, plan.migrations().size(), environment),
                run.applied(),
                failed,
                Optional.of(sentence(failed.get(), environment)),
                run.log(),
                run.backends());
    }

    /** Of a run that did not begin, or of which nobody knows the end. */
    public static RunAccount ofFailure(Throwable failure) {
        String sentence = switch (failure) {
            case LockkeeperException known -> WindowWords.of(known);
            case GuardRefusedException refused -> refused.sentence();
            default -> Texts.get("run.account.unknown", String.valueOf(failure.getMessage()));
        };
        return new RunAccount(
                Tone.DANGER,
                sentence,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String sentence(RunFailure failure, String environment) {
        String where = failure.line() > 0
                ? Texts.get("run.account.where.line", failure.name(), environment, failure.line())
                : Texts.get("run.account.where", failure.name(), environment);
        return failure.sqlState()
                .map(state -> Texts.get("run.account.why.state", where, WindowWords.of(failure.message()), state))
                .orElseGet(() -> Texts.get("run.account.why", where, WindowWords.of(failure.message())));
    }
}
