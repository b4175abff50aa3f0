package org.lockkeeper.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.client.ChildCommand;
import org.lockkeeper.task.Heartbeat;

/** Tells how far a pg_dump is, by what it says and what it has written. */
final class DumpWatch implements ChildCommand.Lines, AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(300);

    /** pg_dump's words; they are English, because it is started so. */
    private static final Pattern TABLE = Pattern.compile("pg_dump: dumping contents of table \"(.*?)\"?");

    private final Path dump;
    private final int tables;
    private final Optional<Long> expectedBytes;
    private final BackupListener listener;
    private final Heartbeat heartbeat;
    private volatile String table = "";
    private volatile int begun;

    /**
     * @param tables how many it will write the rows of
     * @param expectedBytes how large the last one became
     */
    DumpWatch(Path dump, int tables, Optional<Long> expectedBytes, BackupListener listener) {
        this.dump = dump;
        this.tables = tables;
        this.expectedBytes = expectedBytes;
        this.listener = listener;
        this.heartbeat = Heartbeat.start("backup watch", INTERVAL, this::report, () -> {});
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // the one thread that reads the program's lines writes them
    public void line(String text) {
        Matcher matcher = TABLE.matcher(text);
        if (matcher.matches()) {
            table = matcher.group(1);
            begun++;
            report();
        }
    }

    private void report() {
        long bytes = ContentHash.sizeNow(dump);
        String what = table.isEmpty()
                ? "reading the catalogue"
                : "table %s (%d of %d)".formatted(table, begun, Math.max(begun, tables));
        String size = Figures.bytes(bytes)
                + expectedBytes.map(e -> " of about " + Figures.bytes(e)).orElse("");
        if (expectedBytes.isPresent()) {
            listener.report(what + ", " + size, Math.min(bytes, expectedBytes.get()), expectedBytes.get());
        } else {
            listener.report(what + ", " + size, Math.max(0, begun - 1), tables);
        }
    }

    @Override
    public void close() {
        heartbeat.close();
    }
}
