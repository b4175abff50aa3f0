package org.lockkeeper.logs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Log files for tests, and the short ways to open and search them. */
final class LogText {
    static final LogService SERVICE = new LogService(Clock.systemUTC());

    private LogText() {}

    static LogFile open(Path file) {
        return SERVICE.open(file, Progress.NONE, new CancelToken());
    }

    static LogFile indexed(Path file) {
        LogFile log = open(file);
        log.index(Progress.NONE, new CancelToken());
        return log;
    }

    static List<Hit> hits(Path file, LogFilter filter) {
        List<Hit> hits = new ArrayList<>();
        try (LogFile log = open(file)) {
            SERVICE.search(log, filter, hits::add, Progress.NONE, new CancelToken());
        }
        return hits;
    }

    static Path write(Path folder, String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    /** A server's log in the stderr format, with statements over several lines, details and a deadlock. */
    static String postgres(int entries) {
        Random random = new Random(entries);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < entries; i++) {
            String prefix = "2026-11-%02d %02d:%02d:%02d.%03d UTC [%d] app@shop "
                    .formatted(
                            1 + i / 86_400,
                            i / 3600 % 24,
                            i / 60 % 60,
                            i % 60,
                            random.nextInt(1000),
                            4000 + random.nextInt(9));
            switch (random.nextInt(20)) {
                case 0 ->
                    text.append(prefix)
                            .append("ERROR:  duplicate key value violates unique constraint \"orders_pkey\"\n")
                            .append(prefix)
                            .append("DETAIL:  Key (id)=(7) already exists.\n")
                            .append(prefix)
                            .append("STATEMENT:  insert into orders\n\tvalues (7)\n");
                case 1 -> text.append(prefix).append("FATAL:  password authentication failed for user \"app\"\n");
                case 2 -> text.append(prefix).append("LOG:  duration: 12.3 ms  statement: select\n\t  1,\n\n\t  2\n");
                case 3 -> text.append(prefix).append("WARNING:  der Übergang naïve 漢字 ist veraltet\r\n");
                default ->
                    text.append(prefix)
                            .append("LOG:  connection received: host=10.0.0.1 port=")
                            .append(i)
                            .append('\n');
            }
        }
        return text.toString();
    }
}
