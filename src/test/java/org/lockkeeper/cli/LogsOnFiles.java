package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** {@code logs} on a small log of a server. */
abstract class LogsOnFiles {
    static final String TEXT = """
            2026-11-20 10:00:00.000 UTC [41] app@shop LOG:  duration: 12.5 ms  statement: select 1
            2026-11-20 10:00:30.000 UTC [42] app@shop ERROR:  duplicate key value violates unique constraint "orders_pkey"
            2026-11-20 10:00:30.000 UTC [42] app@shop DETAIL:  Key (id)=(7) already exists.
            2026-11-20 10:00:30.000 UTC [42] app@shop STATEMENT:  insert into orders
            \tvalues (7)
            2026-11-20 10:05:00.000 UTC [43] reports@warehouse FATAL:  password authentication failed for user "reports"
            2026-11-20 10:06:00.000 UTC [42] app@shop LOG:  statement: alter role app password 'hunter2'
            2026-11-20 10:06:10.000 UTC [42] app@shop LOG:  connecting to postgresql://app:hunter2@db.example.com/shop
            """;

    /** A second, a role, a database and an SQLSTATE are to be put in. */
    static final String CSV =
            "2026-11-20 10:00:0%d.000 UTC,\"%s\",\"%s\",42,\"[local]\",65.2a,1,\"SELECT\",2026-11-20 09:00:00 UTC,3/1,0,ERROR,%s,\"it failed\",,,,,,,,,\"psql\",\"client backend\",,0\n";

    @TempDir
    Path folder = Path.of("");

    Path log = Path.of("");

    @BeforeEach
    void a_log() throws IOException {
        log = Files.writeString(folder.resolve("postgresql.log"), TEXT);
    }

    final Invocation run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("logs"));
        all.addAll(List.of(arguments));
        return Invocation.of(new TestServices(folder.resolve("home")), all.toArray(String[]::new));
    }

    final List<Integer> lines(String... options) {
        List<String> all = new ArrayList<>(List.of(log.toString(), "--format", "json"));
        all.addAll(List.of(options));
        Invocation found = run(all.toArray(String[]::new));
        List<Integer> lines = StreamSupport.stream(found.json().get("hits").spliterator(), false)
                .map(hit -> hit.get("line").intValue())
                .toList();
        assertThat(found.exitCode()).isEqualTo(lines.isEmpty() ? 1 : 0);
        return lines;
    }
}
