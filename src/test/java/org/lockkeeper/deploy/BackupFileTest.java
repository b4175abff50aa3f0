package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.client.ClientTools;
import org.lockkeeper.deploy.CheckResult.Finding;
import org.lockkeeper.testing.TestClients;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class BackupFileTest {
    @TempDir
    private Path folder;

    private final TestDatabase dumped = TestPostgres.usual().freshDatabase("dumped");

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
        CheckResult result = judge(dump, Instant.now());
        assertThat(result.finding()).as(result.fact()).isEqualTo(Finding.PASSED);
        assertThat(result.fact()).contains(dump + ", " + word + " format");
        if (!form.equals("p")) {
            assertThat(result.fact()).containsPattern("pg_restore lists [1-9]\\d* entries");
        }
    }

    @Test
    void one_that_is_older_than_a_day_is_not_recent() throws IOException {
        Path dump = dump("c");
        CheckResult result = judge(dump, Instant.now().plus(Duration.ofHours(25)));
        assertThat(result.finding()).isEqualTo(Finding.FAILED);
        assertThat(result.fact()).contains("That is 25 h ago, and at most 24 are recent.");
    }

    @ParameterizedTest
    @CsvSource({"c,pg_restore cannot read it", "p,is not complete"})
    void one_that_was_cut_off_is_found_out(String form, String part) throws IOException {
        Path dump = dump(form);
        byte[] bytes = Files.readAllBytes(dump);
        Files.write(dump, Arrays.copyOf(bytes, form.equals("c") ? 60 : bytes.length - 200));
        assertThat(judge(dump, Instant.now())).satisfies(result -> {
            assertThat(result.finding()).isEqualTo(Finding.FAILED);
            assertThat(result.fact()).contains(part);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "p.gz"})
    void one_that_lacks_its_last_tenth_is_found_out(String form) throws IOException {
        Path dump = form.equals("c") ? dump("c") : packed(dump("p"));
        assertThat(judge(dump, Instant.now()).finding()).isEqualTo(Finding.PASSED);
        byte[] bytes = Files.readAllBytes(dump);
        Files.write(dump, Arrays.copyOf(bytes, bytes.length * 9 / 10));
        assertThat(judge(dump, Instant.now())).satisfies(result -> {
            assertThat(result.finding()).as(result.fact()).isEqualTo(Finding.FAILED);
            assertThat(result.fact()).contains(form.equals("c") ? "pg_restore cannot read it" : "cannot be unpacked");
        });
    }

    @Test
    void a_packed_script_that_was_cut_off_before_it_was_packed_is_found_out() throws IOException {
        Path script = dump("p");
        Files.writeString(script, Files.readString(script).replace("database dump complete", "database dump"));
        assertThat(judge(packed(script), Instant.now()).fact()).contains("it is not complete");
    }

    @Test
    void a_folder_whose_files_are_cut_off_is_found_out() throws IOException {
        Path dump = dump("d");
        try (var files = Files.newDirectoryStream(dump, "*.dat.gz")) {
            for (Path rows : files) {
                byte[] bytes = Files.readAllBytes(rows);
                Files.write(rows, Arrays.copyOf(bytes, bytes.length / 2));
            }
        }
        assertThat(look(dump)).isEqualTo(Finding.FAILED);
    }

    /** These end well where a file of rows is cut off, with the rows that are left. */
    @ParameterizedTest
    @CsvSource({"17, zstd", "18, gzip"})
    void a_folder_whose_file_is_cut_off_is_found_out_where_pg_restore_takes_it_for_whole(int programs, String compress)
            throws IOException {
        dumped.execute("create table product as select i as id, md5(i::text) as name from generate_series(1, 5000) i;"
                + " create table other as select * from product");
        ClientTools tools = TestClients.tools(programs);
        Path dump = folder.resolve("shop");
        Programs.Answer made = Programs.run(
                folder,
                List.of(
                        tools.program("pg_dump").toString(),
                        "--format=directory",
                        "--compress=" + compress,
                        "--file=" + dump,
                        "--dbname=postgresql://%s@127.0.0.1:%d/%s"
                                .formatted(dumped.user(), dumped.port(), dumped.name())));
        assertThat(made.isGood()).as(made.complaint()).isTrue();
        String pgRestore = tools.program("pg_restore").toString();
        assertThat(judge(dump, pgRestore).finding()).isEqualTo(Finding.PASSED);
        try (var files = Files.newDirectoryStream(dump, "[0-9]*.dat*")) {
            Path rows = files.iterator().next();
            byte[] bytes = Files.readAllBytes(rows);
            Files.write(rows, Arrays.copyOf(bytes, bytes.length / 2));
        }
        Programs.Answer read = Programs.run(folder, List.of(pgRestore, "--file=/dev/null", "--", dump.toString()));
        assertThat(read.isGood()).as("pg_restore does not notice").isTrue();
        assertThat(judge(dump, pgRestore)).satisfies(result -> {
            assertThat(result.finding()).isEqualTo(Finding.FAILED);
            assertThat(result.fact()).contains("it is cut off: ", "rows of");
        });
    }

    private CheckResult judge(Path file, String pgRestore) {
        return new BackupFile(file, dumped.name(), Instant.now(), new DumpReadings(pgRestore)).look();
    }

    @Test
    void one_from_the_future_is_not_recent() throws IOException {
        Path dump = dump("p");
        Files.setLastModifiedTime(dump, FileTime.from(Instant.now().plus(Duration.ofHours(1))));
        assertThat(judge(dump, Instant.now())).satisfies(result -> {
            assertThat(result.finding()).isEqualTo(Finding.FAILED);
            assertThat(result.fact()).contains("That is in the future");
        });
        Files.setLastModifiedTime(dump, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(look(dump)).isEqualTo(Finding.PASSED);
    }

    @Test
    void one_of_another_database_is_for_a_person_to_stand_for() throws IOException {
        Path dump = dump("c");
        assertThat(judge(dump, Instant.now()).finding()).isEqualTo(Finding.PASSED);
        CheckResult other = new BackupFile(dump, "shop", Instant.now(), new DumpReadings()).look();
        assertThat(other.finding()).isEqualTo(Finding.UNKNOWN);
        assertThat(other.fact())
                .contains("it is of a database \"" + dumped.name() + "\", and this deploy is to \"shop\".");
        CheckResult old =
                new BackupFile(dump, "shop", Instant.now().plus(Duration.ofHours(25)), new DumpReadings()).look();
        assertThat(old.finding()).isEqualTo(Finding.FAILED);
        assertThat(old.fact()).contains("Besides, it is of a database");
    }

    private static Path packed(Path script) throws IOException {
        Path packed = script.resolveSibling("shop.sql.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(script, out);
        }
        return packed;
    }

    private Finding look(Path file) {
        return judge(file, Instant.now()).finding();
    }

    private CheckResult judge(Path file, Instant now) {
        return new BackupFile(file, dumped.name(), now, new DumpReadings()).look();
    }

    private Path dump(String form) throws IOException {
        dumped.execute("create table product (id int primary key, name text);"
                + " insert into product select i, md5(i::text) from generate_series(1, 5000) i");
        return dump(dumped, form, folder.resolve("shop." + form));
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
