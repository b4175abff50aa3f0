package org.lockkeeper.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.ui.MadeUpWorkspaces;

class TroubleWordsTest {
    private static final ConnectionProfile PROFILE =
            MadeUpWorkspaces.profile("prod-eu", Environment.PRODUCTION, SslMode.REQUIRE);

    @ParameterizedTest
    @CsvSource({
        "LK-DB-PASSWORD, Login refused",
        "LK-DB-HBA, Login refused",
        "LK-DB-NO-PASSWORD, No password",
        "LK-SEC-ENV, No password",
        "LK-DB-TLS-EXPIRED, TLS trouble",
        "LK-DB-TLS-REQUIRED, TLS trouble",
        "LK-DB-DATABASE, No such database",
        "LK-DB-HOST, Unknown host",
        "LK-DB-CONNECTIONS, Too many connections",
        "LK-DB-REFUSED, Nothing listens there",
        "LK-DB-SOMETHING-NEW, Not reachable"
    })
    void each_kind_of_trouble_has_words_of_its_own(String code, String words) {
        EnvironmentStatus status =
                EnvironmentStatus.unreachable(PROFILE, new LockkeeperException(code, ExitCode.UNREACHABLE, "why"));
        assertThat(TroubleWords.of(status)).contains(words);
        assertThat(status.error()).contains("why");
    }

    @Test
    void an_environment_that_was_read_is_in_no_trouble() {
        assertThat(TroubleWords.of(new EnvironmentStatus(PROFILE, Optional.empty(), Optional.empty(), List.of())))
                .isEmpty();
    }
}
