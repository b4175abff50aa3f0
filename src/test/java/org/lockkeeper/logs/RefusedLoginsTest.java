package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.finding.Finding;
import org.lockkeeper.logs.finding.FindingKind;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

class RefusedLoginsTest {
    private static final String PREFIX = "2026-11-20 10:00:00.000 UTC [7] [unknown]@[unknown] ";
    private static final List<String> REFUSED = List.of(
            "FATAL:  password authentication failed for user \"bob\"",
            "FATAL:  Ident authentication failed for user \"bob\"",
            "FATAL:  no pg_hba.conf entry for host \"10.0.0.9\", user \"bob\", database \"shop\", no encryption",
            "FATAL:  no pg_hba.conf entry for replication connection from host \"10.0.0.9\", user \"bob\", SSL encryption",
            "FATAL:  pg_hba.conf rejects connection for host \"10.0.0.9\", user \"bob\", database \"shop\", no encryption",
            "FATAL:  pg_hba.conf rejects replication connection for host \"10.0.0.9\", user \"bob\", no encryption",
            "FATAL:  role \"bob\" is not permitted to log in",
            "FATAL:  role \"nobody\" does not exist",
            "FATAL:  database \"shop\" does not exist",
            "FATAL:  database \"template0\" is not currently accepting connections",
            "FATAL:  permission denied for database \"shop\"");
    private static final List<String> OTHERS = List.of(
            "ERROR:  permission denied for database shop",
            "ERROR:  role \"nobody\" does not exist",
            "FATAL:  the database system is starting up",
            "FATAL:  terminating connection due to administrator command");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void each_way_to_be_refused_is_told_and_found_by_its_expression() throws IOException {
        String text = PREFIX + String.join("\n" + PREFIX, REFUSED) + "\n" + PREFIX + String.join("\n" + PREFIX, OTHERS);
        Path file = LogText.write(folder, "a.log", text + "\n");
        try (LogFile log = LogText.open(file)) {
            List<Finding> found = LogText.SERVICE
                    .findings(log, LogFilter.ALL, Progress.NONE, new CancelToken())
                    .findings();
            assertThat(found).extracting(Finding::kind).containsExactly(FindingKind.FAILED_LOGIN);
            assertThat(found.getFirst().count()).isEqualTo(REFUSED.size());
            assertThat(found.getFirst().sentence()).contains("11 logins were refused, 7 of them for \"bob\"");
        }
        String expression = FindingKind.FAILED_LOGIN.pattern();
        assertThat(LogText.hits(file, LogFilter.ALL.with(TextQuery.regex(expression))))
                .hasSize(REFUSED.size());
    }
}
