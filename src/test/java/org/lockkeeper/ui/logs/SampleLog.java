package org.lockkeeper.ui.logs;

import java.util.Random;

/** Two hours of a shop's server log, to look at: statements, a few errors, a deadlock, and what the server says of itself. */
final class SampleLog {
    static final int ENTRIES = 1_440;

    private SampleLog() {}

    static String text() {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ENTRIES; i++) {
            int second = i * 5;
            String prefix = "2026-11-20 %02d:%02d:%02d.%03d UTC [%d] "
                    .formatted(
                            8 + second / 3600,
                            second / 60 % 60,
                            second % 60,
                            random.nextInt(1000),
                            5_100 + random.nextInt(180));
            String own = prefix + "app@shop ";
            boolean busy = i > 700 && i < 860;
            int kind = random.nextInt(busy ? 60 : 400);
            if (i == 620) {
                deadlock(text, own);
            } else if (i % 240 == 200) {
                text.append(prefix)
                        .append(
                                "LOG:  checkpoint complete: wrote 4213 buffers (25.7%); 0 WAL file(s) added, 1 removed, 2 recycled; write=269.731 s, sync=0.041 s, total=269.902 s\n");
            } else if (kind < 6) {
                text.append(own)
                        .append("ERROR:  duplicate key value violates unique constraint \"orders_pkey\"\n")
                        .append(own)
                        .append("DETAIL:  Key (id)=(%d) already exists.\n".formatted(random.nextInt(90_000)))
                        .append(own)
                        .append("STATEMENT:  insert into orders (id, customer, total)\n\tvalues ($1, $2, $3)\n");
            } else if (kind < 9) {
                text.append(prefix)
                        .append("reports@shop FATAL:  password authentication failed for user \"reports\"\n");
            } else if (kind < 16) {
                text.append(own).append("WARNING:  there is already a transaction in progress\n");
            } else {
                text.append(own)
                        .append(
                                "LOG:  duration: %d.%03d ms  statement: select o.id, o.total from orders o where o.customer = %d order by o.placed_at desc limit 20\n"
                                        .formatted(
                                                random.nextInt(busy ? 4_000 : 40),
                                                random.nextInt(1000),
                                                random.nextInt(9_000)));
            }
        }
        return text.toString();
    }

    private static void deadlock(StringBuilder text, String own) {
        text.append(own)
                .append("ERROR:  deadlock detected\n")
                .append(own)
                .append(
                        "DETAIL:  Process 5201 waits for ShareLock on transaction 81244; blocked by process 5202.\n\tProcess 5202 waits for ShareLock on transaction 81243; blocked by process 5201.\n\tProcess 5201: update stock set reserved = reserved + 1 where product = 7\n\tProcess 5202: update stock set reserved = reserved + 1 where product = 3\n")
                .append(own)
                .append("HINT:  See server log for query details.\n")
                .append(own)
                .append("CONTEXT:  while updating tuple (0,11) in relation \"stock\" (see deadlock_timeout)\n")
                .append(own)
                .append("STATEMENT:  update stock set reserved = reserved + 1 where product = 7\n");
    }
}
