package org.lockkeeper.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

class FailureTest {
    @Test
    void a_defect_says_what_it_is_without_its_message_which_nobody_has_vetted() {
        Failure failure = Failure.of(new IllegalStateException("password=geheim"));
        assertThat(failure.code()).isEqualTo("LK-DEFECT");
        assertThat(failure.defect()).isTrue();
        assertThat(failure.sentence()).contains("IllegalStateException").doesNotContain("geheim");
    }

    @Test
    void a_failure_in_a_thread_is_told_as_itself() {
        LockkeeperException cause = new LockkeeperException("LK-X", ExitCode.UNREACHABLE, "dev is down; start it.");
        for (Exception wrapped : new Exception[] {new CompletionException(cause), new ExecutionException(cause)}) {
            assertThat(Failure.of(wrapped).code()).isEqualTo("LK-X");
        }
    }

    @Test
    void details_name_code_time_log_and_kinds_but_no_messages_and_no_stack() {
        Exception thrown = new LockkeeperException(
                "LK-X", ExitCode.USAGE, "the sentence", new IllegalStateException("password=geheim"));
        String text = FailureDetails.text(
                Failure.of(thrown), thrown, Instant.parse("2026-11-22T10:00:00Z"), Path.of("/logs/lockkeeper.log"));
        assertThat(text)
                .contains("LK-X", "2026-11-22T10:00:00Z", "/logs/lockkeeper.log", "java.lang.IllegalStateException")
                .doesNotContain("geheim")
                .doesNotContain("\tat ");
    }

    @Test
    void a_file_that_the_system_refuses_is_named_and_no_defect() {
        Failure failure = Failure.of(new java.io.UncheckedIOException(
                new java.nio.file.AccessDeniedException("/home/ann/.local/share/lockkeeper")));

        assertThat(failure.code()).isEqualTo("LK-FILE");
        assertThat(failure.sentence()).startsWith("/home/ann/.local/share/lockkeeper could not be read or written");
        assertThat(failure.defect()).isFalse();
    }
}
