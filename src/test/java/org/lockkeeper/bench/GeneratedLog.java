package org.lockkeeper.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A server's log in the stderr format, as a busy shop would write it: one line in 150 is an error. The same at each run. */
final class GeneratedLog {
    private static final int BUFFER = 1 << 20;

    private GeneratedLog() {}

    static Path write(Path file, long size) throws IOException {
        Random random = new Random(7);
        long written = 0;
        long millis = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            while (written < size) {
                millis += random.nextInt(20);
                byte[] bytes = entry(prefix(millis, 1000 + random.nextInt(400)), random)
                        .getBytes(StandardCharsets.UTF_8);
                out.write(bytes);
                written += bytes.length;
            }
        }
        return file;
    }

    private static String prefix(long millis, int pid) {
        long seconds = millis / 1000;
        return "2026-11-" + two(1 + seconds / 86_400 % 28) + " " + two(seconds / 3600 % 24) + ":"
                + two(seconds / 60 % 60)
                + ":" + two(seconds % 60) + "."
                + Long.toString(1000 + millis % 1000).substring(1) + " UTC [" + pid
                + "] app@shop ";
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    private static String entry(String prefix, Random random) {
        int kind = random.nextInt(2000);
        if (kind < 10) {
            return prefix + "ERROR:  duplicate key value violates unique constraint \"orders_pkey\"\n" + prefix
                    + "DETAIL:  Key (id)=(" + random.nextInt(1_000_000) + ") already exists.\n" + prefix
                    + "STATEMENT:  insert into orders (id, total) values ($1, $2)\n";
        }
        if (kind == 10 && random.nextInt(10) == 0) {
            return prefix + "ERROR:  deadlock detected\n";
        }
        if (kind < 14) {
            return prefix + "FATAL:  password authentication failed for user \"app\"\n";
        }
        if (kind < 800) {
            return prefix + "LOG:  duration: " + random.nextInt(5000) / 1000.0
                    + " ms  statement: SELECT id, total FROM orders WHERE id = " + random.nextInt(100_000) + "\n";
        }
        return prefix + "LOG:  execute <unnamed>: select o.total from orders o where o.id = " + random.nextInt(100_000)
                + "\n";
    }
}
