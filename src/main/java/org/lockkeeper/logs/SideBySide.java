package org.lockkeeper.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockkeeper.error.LockkeeperException;
import org.slf4j.LoggerFactory;

/** The files of a folder by their endings: a server that writes csvlog or jsonlog beside its stderr writes every event twice or thrice. */
final class SideBySide {
    /** A kind that was written to so much before another one is of another time. */
    private static final Duration APART = Duration.ofDays(1);

    private final Map<LogEnding, List<Path>> files;
    private final Map<LogEnding, Instant> changed = new EnumMap<>(LogEnding.class);
    private final Optional<LogEnding> chosen;

    /** @param opener opens one of each kind, to look at its format */
    SideBySide(List<Path> all, OpenFiles opener) throws IOException {
        this.files = all.stream()
                .collect(Collectors.groupingBy(
                        file -> LogEnding.of(RotatedFiles.name(file)),
                        () -> new EnumMap<>(LogEnding.class),
                        Collectors.toList()));
        for (Path file : all) {
            changed.merge(
                    LogEnding.of(RotatedFiles.name(file)),
                    RotatedFiles.changed(file).toInstant(),
                    (one, other) -> one.isAfter(other) ? one : other);
        }
        this.chosen = files.size() < 2 ? Optional.empty() : choose(opener);
    }

    /** The one kind that is the log; empty where there is one alone, or where the files are no server's. */
    Optional<LogEnding> chosen() {
        return chosen;
    }

    /** What stands beside it. */
    String words(LogEnding taken) {
        String others = files.entrySet().stream()
                .filter(each -> each.getKey() != taken)
                .map(each -> "%s (%,d)"
                        .formatted(each.getKey().word(), each.getValue().size()))
                .collect(Collectors.joining(", "));
        return "Of the folder's files those that end in %s are the log; beside them are others, left out since they tell the same or are of something else: %s. Name one of them to see it."
                .formatted(taken.word(), others);
    }

    private Optional<LogEnding> choose(OpenFiles opener) throws IOException {
        Instant newest =
                changed.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        for (LogEnding ending : files.keySet()) {
            boolean present = !changed.getOrDefault(ending, newest).isBefore(newest.minus(APART));
            if (present && isServers(ending, opener)) {
                return Optional.of(ending);
            }
        }
        return Optional.empty();
    }

    private boolean isServers(LogEnding ending, OpenFiles opener) throws IOException {
        for (Path file : newestFirst(files.getOrDefault(ending, List.of()))) {
            try {
                return ending.isOf(opener.format(file));
            } catch (LockkeeperException e) {
                // The next one tells as well; that this one cannot be read is told where it is wanted.
                LoggerFactory.getLogger(SideBySide.class).debug("{} does not tell its format", file, e);
            }
        }
        return false;
    }

    /** What is packed comes last, since it has to be unpacked for a look. */
    private static List<Path> newestFirst(List<Path> files) {
        return files.stream()
                .sorted(Comparator.<Path, Boolean>comparing(
                                file -> RotatedFiles.name(file).matches("(?i).*\\.(gz|zst)"))
                        .thenComparing(file -> file.toFile().lastModified(), Comparator.reverseOrder()))
                .toList();
    }
}
