package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.deploy.CheckResult.Finding;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class BackupFileTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_missing_empty_or_no_dump_is_said() throws IOException {
        assertThat(look(folder.resolve("gone"))).isEqualTo(Finding.FAILED);
        assertThat(look(Files.createFile(folder.resolve("empty")))).isEqualTo(Finding.FAILED);
        assertThat(look(Files.writeString(folder.resolve("text"), "not a dump, but long enough to be one")))
                .isEqualTo(Finding.FAILED);
        assertThat(look(Files.createDirectory(folder.resolve("folder")))).isEqualTo(Finding.FAILED);
        Path gzip = folder.resolve("other.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write("other".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        assertThat(look(gzip)).isEqualTo(Finding.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"c,custom", "p,plain", "t,tar", "d,directory"})
    void what_pg_dump_writes_is_known_in_each_form(String form, String word) throws IOException {
        Path dump = dump(form);
        CheckResult result = new BackupFile(dump, Instant.now()).look();
        assertThat(result.finding()).as(result.fact()).isEqualTo(Finding.PASSED);
        assertThat(result.fact()).contains(dump + ", " + word + " format");
        if (!form.equals("p")) {
            assertThat(result.fact()).containsPattern("pg_restore lists [1-9]\\d* entries");
        }
    }

    @Test
    void one_that_is_older_than_a_day_is_not_recent() throws IOException {
        Path dump = dump("c");
        CheckResult result = new BackupFile(dump, Instant.now().plus(Duration.ofHours(25))).look();
        assertThat(result.finding()).isEqualTo(Finding.FAILED);
        assertThat(result.fact()).contains("That is 25 h ago, and at most 24 are recent.");
    }

    @ParameterizedTest
    @CsvSource({"c,pg_restore cannot read it", "p,is not complete"})
    void one_that_was_cut_off_is_found_out(String form, String part) throws IOException {
        Path dump = dump(form);
        byte[] bytes = Files.readAllBytes(dump);
        Files.write(dump, java.util.Arrays.copyOf(bytes, form.equals("c") ? 60 : bytes.length - 200));
        assertThat(new BackupFile(dump, Instant.now()).look()).satisfies(result -> {
            assertThat(result.finding()).isEqualTo(Finding.FAILED);
            assertThat(result.fact()).contains(part);
        });
    }

    private static Finding look(Path file) {
        return new BackupFile(file, Instant.now()).look().finding();
    }

    private Path dump(String form) throws IOException {
        TestDatabase test = TestPostgres.usual().freshDatabase("dumped");
        test.execute("create table product (id int primary key)");
        Path file = folder.resolve("shop." + form);
        return dump(test, form, file);
    }

    /** With the installed program. */
    static Path dump(TestDatabase test, String form, Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of("pg_dump", "-h", "127.0.0.1", "-U", "postgres", "-w"));
        command.addAll(List.of(
                "-p",
                Integer.toString(test.port()),
                "-F",
                form,
                "-f",
                file.toAbsolutePath().toString(),
                test.name()));
        Programs.Answer answer = Programs.run(Path.of("").toAbsolutePath(), command);
        assertThat(answer.isGood()).as(answer.complaint()).isTrue();
        return file;
    }
}
