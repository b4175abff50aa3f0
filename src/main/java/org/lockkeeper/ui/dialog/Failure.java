package org.lockkeeper.ui.dialog;

import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.FileTrouble;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;

/**
 * A failure as a person reads it.
 *
 * @param code stable and searchable
 * @param title what kind of failure it is, in a few words
 * @param sentence what failed, where, and what to do
 * @param defect whether Lockkeeper itself is at fault, so that the log is worth a look
 */
public record Failure(String code, String title, String sentence, boolean defect) {
    /** What a thrown thing means. */
    public static Failure of(Throwable thrown) {
        return switch (thrown) {
            case LockkeeperException e ->
                new Failure(e.code(), title(e.exitCode()), WindowWords.of(e), e.exitCode() == ExitCode.DEFECT);
            case GuardRefusedException e -> new Failure(e.code(), title(ExitCode.REFUSED), e.sentence(), false);
            case UncheckedIOException e -> of(FileTrouble.of(e));
            case CompletionException e when e.getCause() != null -> of(e.getCause());
            case ExecutionException e when e.getCause() != null -> of(e.getCause());
            default ->
                new Failure(
                        "LK-DEFECT",
                        title(ExitCode.DEFECT),
                        Texts.get("error.defect", thrown.getClass().getSimpleName()),
                        true);
        };
    }

    private static String title(ExitCode exitCode) {
        return switch (exitCode) {
            case REFUSED -> Texts.get("error.title.refused");
            case UNREACHABLE -> Texts.get("error.title.unreachable");
            case USAGE -> Texts.get("error.title.usage");
            case DEFECT -> Texts.get("error.title.defect");
            case OK, WORK, ATTENTION -> Texts.get("error.title.attention");
        };
    }
}
