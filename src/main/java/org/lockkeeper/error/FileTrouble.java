package org.lockkeeper.error;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** What the system's own no to a file means where nobody nearer to it has said more: a right or space that is missing, and no defect. */
public final class FileTrouble {
    private FileTrouble() {}

    /** The failure that a person reads, with the file where the system names it. */
    public static LockkeeperException of(UncheckedIOException thrown) {
        return new LockkeeperException(
                "LK-FILE",
                ExitCode.ATTENTION,
                "%s: look at its folder's rights and at the free space there, and try again."
                        .formatted(sentence(thrown.getCause())),
                thrown);
    }

    private static String sentence(@Nullable IOException cause) {
        String reason = switch (cause) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            case FileSystemException e -> e.getClass().getSimpleName();
            case null -> "no reason is known";
            default -> String.valueOf(cause.getMessage());
        };
        return cause instanceof FileSystemException e && e.getFile() != null
                ? "%s could not be read or written (%s)".formatted(e.getFile(), reason)
                : "A file could not be read or written (%s)".formatted(reason);
    }
}
