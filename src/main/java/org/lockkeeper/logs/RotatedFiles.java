package org.lockkeeper.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (Files.isRegularFile(file)
                        && Files.size(file) > 0
                        && file.getFileName().toString().matches(LOGS)) {
                    dated.add(new Dated(file, firstTime(file)));
                }
            }
        }
        if (dated.isEmpty()) {
            throw new LockkeeperException(
                    "LK-LOG-FOLDER",
                    ExitCode.USAGE,
                    "There are no log files in the folder %s; name a file, or the folder that log_directory names."
                            .formatted(folder));
        }
        return dated.stream()
                .sorted(Comparator.comparing(Dated::first))
                .map(Dated::file)
                .toList();
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
                    .orElse(Files.getLastModifiedTime(file).toInstant());
        }
    }
}
