package org.lockkeeper.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.bytes.JoinedBytes;
import org.lockkeeper.logs.bytes.LogFiles;
import org.lockkeeper.logs.format.FormatSniffer;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/**
 * The files of a folder in the order in which they were written: by the first time in each, and where one has none by when it was last changed. Names
 * do not tell: some programs count up, others down, others write dates.
 */
final class RotatedFiles {
    /** Names of what is no log: keys, locks, sockets' files and hidden ones. */
    private static final String LOGS =
            "(?i)[^.].*(log|csv|json|out|txt|err)(([-._]?[0-9]+)*([-._][0-9T_-]+)?)(\\.(gz|zst))?|[^.].*[-_.][0-9]+(\\.(gz|zst))?";

    private static final int FIRST_LINES = 50;

    private RotatedFiles() {}

    static List<Path> in(Path folder) throws IOException {
        List<Dated> dated = new ArrayList<>();
        List<Path> empty = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (!Files.isRegularFile(file) || !name(file).matches(LOGS)) {
                    continue;
                }
                if (Files.size(file) > 0) {
                    dated.add(new Dated(file, firstTime(file)));
                } else {
                    empty.add(file);
                }
            }
        }
        if (dated.isEmpty() && empty.isEmpty()) {
            throw new LockkeeperException(
                    "LK-LOG-FOLDER",
                    ExitCode.USAGE,
                    "There are no log files in the folder %s; name a file, or the folder that log_directory names."
                            .formatted(folder));
        }
        List<Path> all = new ArrayList<>(dated.stream()
                .sorted(Comparator.comparing(Dated::first))
                .map(Dated::file)
                .toList());
        begun(all, empty).ifPresent(all::add);
        return all;
    }

    /** The empty file in which the log goes on: one that was begun after its last file, or that has the name which that one had. */
    private static Optional<Path> begun(List<Path> all, List<Path> empty) throws IOException {
        Optional<Path> newest = Optional.empty();
        for (Path file : empty) {
            if (all.isEmpty() || goesOn(all.getLast(), file)) {
                newest = newest.isPresent() && changed(newest.get()).compareTo(changed(file)) > 0
                        ? newest
                        : Optional.of(file);
            }
        }
        return newest;
    }

    private static boolean goesOn(Path last, Path file) throws IOException {
        boolean later = NameShape.same(name(last), name(file)) && changed(file).compareTo(changed(last)) >= 0;
        return later || name(last).startsWith(name(file));
    }

    private static FileTime changed(Path file) throws IOException {
        return Files.getLastModifiedTime(file);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private record Dated(Path file, Instant first) {}

    private static Instant firstTime(Path file) throws IOException {
        JoinedBytes bytes = new JoinedBytes();
        try (bytes) {
            bytes.add(
                    file.toString(),
                    LogFiles.open(file, Progress.NONE, new CancelToken()).bytes());
            LogFormat format = FormatSniffer.of(bytes, ZoneOffset.UTC);
            LineCutter cutter = new LineCutter(bytes, format);
            return cutter.lines(new LineIndex.Block(0, 0), 0, FIRST_LINES).stream()
                    .flatMap(line -> line.time().stream())
                    .findFirst()
                    .orElse(changed(file).toInstant());
        }
    }
}
