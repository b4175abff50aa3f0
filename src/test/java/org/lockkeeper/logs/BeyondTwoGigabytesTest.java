package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** A file of more than 2 GiB, most of it a line of zeros, which take no room on the disk. */
class BeyondTwoGigabytesTest {
    private static final long ZEROS = (1L << 31) + 12_345;
    private static final String FIRST = "2026-11-01 10:00:00.000 UTC [7] LOG:  first\n";
    private static final String LONG = "2026-11-01 11:00:00.000 UTC [7] LOG:  zeros ";
    private static final String LAST = "\n2026-11-01 12:00:00.000 UTC [8] ERROR:  last\n";

    @TempDir
    private Path folder;

    @Test
    void what_lies_behind_is_counted_found_and_read() throws IOException {
        Path file = folder.resolve("large.log");
        Files.writeString(file, FIRST + LONG);
        long behind = FIRST.length() + LONG.length() + ZEROS;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(LAST.getBytes(StandardCharsets.UTF_8)), behind);
        }
        try (LogFile log = LogText.indexed(file)) {
            assertThat(log.lineEnds()).isEqualTo(3);
            LogLine last = log.lines(2, 3).getFirst();
            assertThat(last.offset()).isEqualTo(behind + 1);
            assertThat(last.text()).endsWith("ERROR:  last");
            assertThat(log.lines(1, 2).getFirst().bytes()).isEqualTo(LONG.length() + ZEROS);
            assertThat(log.lineAt(Instant.parse("2026-11-01T12:00:00Z"))).isEqualTo(2);
            LogView view = new LogView(log, LogFilter.ALL.with(TextQuery.text("last")));
            view.search(Progress.NONE, new CancelToken());
            assertThat(view.line(0)).isEqualTo(2);
        }
    }
}
