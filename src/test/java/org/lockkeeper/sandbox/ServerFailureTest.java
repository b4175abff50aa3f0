package org.lockkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

class ServerFailureTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        LK-SANDBOX-SPACE   | initdb: error: could not write to file: No space left on device | ''                                              | free about 1 GB
        LK-SANDBOX-ORPHANS | pg_ctl: could not start server Examine the log output.          | FATAL:  pre-existing shared memory block in use | end them
        LK-SANDBOX-PORT    | pg_ctl: could not start server Examine the log output.          | LOG:  could not bind IPv4 address 127.0.0.1     | could not bind
        LK-SANDBOX-DENIED  | error=13, Permission denied                                     | ''                                              | SELinux
        LK-SANDBOX-SERVER  | pg_ctl: could not start server Examine the log output.          | FATAL:  something else                          | something else
        LK-SANDBOX-SERVER  | initdb: error: invalid locale name                              | ''                                              | invalid locale name
        """)
    void each_cause_has_its_code_and_says_what_to_do(String code, String output, String log, String words) {
        LockkeeperException failure = ServerFailure.explain("pg_ctl", Path.of("/data/dev"), output, log);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.exitCode())
                .isEqualTo(code.equals("LK-SANDBOX-SPACE") ? ExitCode.ATTENTION : ExitCode.UNREACHABLE);
        assertThat(failure.sentence()).contains("/data/dev").contains(words).doesNotContain("\n");
    }
}
