package org.lockkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersTest {
    @TempDir
    Path folder;

    private Owners owners = new Owners(Path.of("unset"));

    @BeforeEach
    void open() {
        owners = new Owners(note());
    }

    @Test
    void one_that_never_asked_for_it_is_not_the_last() throws IOException {
        assertThat(owners.release()).isFalse();
    }

    @Test
    void the_last_one_is_told_so_once() throws IOException {
        owners.add();
        owners.add();
        assertThat(owners.release()).isTrue();
        assertThat(owners.release()).isFalse();
    }

    @Test
    void another_living_process_keeps_it() throws IOException {
        ProcessHandle other = ProcessHandle.current().parent().orElseThrow();
        Files.writeString(note(), owner(other, 0));
        owners.add();
        assertThat(owners.release()).isFalse();
    }

    @Test
    void a_killed_process_has_no_say() throws IOException {
        Files.writeString(note(), "4000000000 1700000000000\n");
        owners.add();
        assertThat(owners.release()).isTrue();
    }

    @Test
    void a_process_number_that_was_given_anew_has_no_say() throws IOException {
        ProcessHandle other = ProcessHandle.current().parent().orElseThrow();
        Files.writeString(note(), owner(other, 60_000));
        owners.add();
        assertThat(owners.release()).isTrue();
    }

    @Test
    void what_was_asked_to_stay_stays() throws IOException {
        owners.keep();
        owners.add();
        assertThat(owners.isKept()).isTrue();
        assertThat(owners.release()).isFalse();
    }

    private Path note() {
        return folder.resolve("owners");
    }

    private static String owner(ProcessHandle process, long later) {
        Instant start = process.info().startInstant().orElseThrow();
        return process.pid() + " " + (start.toEpochMilli() + later) + "\n";
    }
}
