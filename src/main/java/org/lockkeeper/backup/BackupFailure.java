package org.lockkeeper.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockkeeper.client.ChildCommand.Ended;
import org.lockkeeper.client.ChildStalledException;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** Turns how a dump ended into one sentence that says what to do. */
final class BackupFailure {
    /** The server's words for what is gone, by its name or by the number that pg_dump has read before. */
    private static final Pattern DROPPED =
            Pattern.compile("does not exist|could not open relation with OID|cache lookup failed for");

    private final String profile;
    private final String role;
    private final Path folder;

    /** @param folder where the backup was to go */
    BackupFailure(String profile, String role, Path folder) {
        this.profile = profile;
        this.role = role;
        this.folder = folder;
    }

    /** For a program that said so itself. */
    LockkeeperException of(String program, Ended ended) {
        String how = ended.exitCode() > MachineTrouble.SIGNALLED
                ? "was killed by signal %d".formatted(ended.exitCode() - MachineTrouble.SIGNALLED)
                : "failed with exit status " + ended.exitCode();
        return failure(
                "LK-BACKUP-DUMP",
                "%s %s on %s: %s.".formatted(program, how, profile, ended.complaint()),
                hint(ended.complaint()).orElse("Look at what it said and try again."));
    }

    /** For a program that did not say so. */
    LockkeeperException incomplete(String why) {
        return failure(
                "LK-BACKUP-INCOMPLETE",
                "pg_dump said that all went well on %s, but what it wrote is not a whole dump: %s."
                        .formatted(profile, why),
                "Look for a full disk or a pg_dump that is none, and try again.");
    }

    /** For a program that did nothing for too long. */
    LockkeeperException stalled(ChildStalledException stalled) {
        return failure(
                "LK-BACKUP-STALLED",
                "%s did nothing for %d s and was ended, at the backup of %s."
                        .formatted(stalled.program(), stalled.patience().toSeconds(), profile),
                "Look at its session, the network and the disk, and try again.");
    }

    /** For a dump that was made and could not be read back. */
    LockkeeperException unread(UnreadHereException unread) {
        return failure(
                unread.code(),
                "The backup of %s could not be read back (%s).".formatted(profile, unread.reason()),
                "Look at this machine's memory, disk and client programs, and try again.");
    }

    /** For what could not be written. */
    LockkeeperException unwritable(UncheckedIOException why) {
        return unwritable(Objects.requireNonNull(why.getCause()));
    }

    /** For what could not be written. */
    LockkeeperException unwritable(IOException why) {
        String words = words(why);
        return failure(
                "LK-BACKUP-WRITE",
                "The backup of %s could not be written to %s (%s).".formatted(profile, folder, words),
                isFull(words) ? noRoom() : "Look at the folder and its rights, and try again.");
    }

    /** Of most, Java says no more than the path. */
    private static String words(IOException why) {
        return switch (why) {
            case FileAlreadyExistsException e -> e.getFile() + " is no folder";
            case AccessDeniedException e -> e.getFile() + ": permission denied";
            case NoSuchFileException e -> e.getFile() + " is not there";
            default -> String.valueOf(why.getMessage());
        };
    }

    private Optional<String> hint(String complaint) {
        if (isFull(complaint)) {
            return Optional.of(noRoom());
        }
        if (complaint.contains("permission denied for")) {
            return Optional.of(
                    "Grant role \"%s\" the right to read it (pg_read_all_data has it for all), or leave it out with --exclude-table or --exclude-schema."
                            .formatted(role));
        }
        if (complaint.contains("row-level security")) {
            return Optional.of(
                    "Row-level security hides rows from role \"%s\": a whole backup wants a role with BYPASSRLS."
                            .formatted(role));
        }
        // pg_dump limits the waiting for a lock by statement_timeout.
        if (complaint.contains("LOCK TABLE") && complaint.contains("timeout")) {
            return Optional.of(
                    "Another session holds that table's lock: wait until it is done or end it, or pass a longer --lock-wait-timeout.");
        }
        // What a job is refused that wants a lock which pg_dump has already (parallel.c, lockTableForWorker).
        if (complaint.contains("could not obtain lock on relation")) {
            return Optional.of(
                    "Another session asked for that table's lock while several jobs wrote it: wait until it is done or end it, or take one job.");
        }
        return DROPPED.matcher(complaint).find()
                ? Optional.of("Something was dropped while the backup ran: try again.")
                : Optional.empty();
    }

    private String noRoom() {
        return "There is no room left in %s: free some there, or choose another folder.".formatted(folder);
    }

    private static boolean isFull(String words) {
        return words.contains("No space left on device") || words.contains("quota exceeded");
    }

    private static LockkeeperException failure(String code, String what, String hint) {
        return new LockkeeperException(code, ExitCode.ATTENTION, what + " Nothing of the backup was kept. " + hint);
    }
}
