package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a fresh sandbox: a backup of its production is made, proven, swapped in and swapped out again. */
class ThereAndBackTest {
    @TempDir
    private Path folder;

    private String workspace = "";

    @BeforeEach
    void a_fresh_sandbox() throws IOException {
        TestServices.useUnpackedServers(folder);
        Invocation start = Invocation.of(new TestServices(folder), "sandbox", "start");
        assertThat(start.exitCode()).as(start.err()).isZero();
        workspace = start.out().strip();
    }

    @AfterEach
    void stop() {
        Invocation.of(new TestServices(folder), "sandbox", "stop");
    }

    @Test
    void every_table_has_the_rows_that_it_should_have_at_each_step() throws IOException {
        TestDatabase prod = prod();
        Map<String, String> backedUp = prod.checksums();
        assertThat(backedUp).containsKey("_prisma_migrations").hasSizeGreaterThan(5);

        Path out = folder.resolve("out");
        String name = done("backup", "--env", "prod", "--out", out.toString())
                .get("name")
                .asString();
        assertThat(prod.checksums()).isEqualTo(backedUp);

        JsonNode verified = done("backups", "verify", name);
        assertThat(verified.at("/passed").booleanValue())
                .as(verified.toString())
                .isTrue();
        assertThat(prod.checksums()).isEqualTo(backedUp);

        prod.execute("create table public.written_since as select generate_series(1, 10) as id");
        prod.execute("update public._prisma_migrations set logs = 'written since'");
        Map<String, String> live = prod.checksums();
        assertThat(live).isNotEqualTo(backedUp);

        JsonNode swapped = confirmed("restore", name, "--env", "prod", "--swap");
        TestDatabase kept = beside(prod, swapped.get("previous").asString());
        assertThat(prod.checksums()).isEqualTo(backedUp);
        assertThat(kept.checksums()).isEqualTo(live);

        JsonNode undone = confirmed("restore", "--undo", "--env", "prod");
        assertThat(undone.get("database").asString()).isEqualTo(prod.name());
        assertThat(prod.checksums()).isEqualTo(live);
        assertThat(beside(prod, undone.get("previous").asString()).checksums()).isEqualTo(backedUp);
    }

    private TestDatabase prod() throws IOException {
        JsonNode profile = JsonMapper.builder()
                .build()
                .readTree(Files.readString(Path.of(workspace)))
                .get("profiles")
                .valueStream()
                .filter(each -> each.get("name").asString().equals("prod"))
                .findFirst()
                .orElseThrow();
        return new TestDatabase(
                profile.get("port").asInt(),
                profile.get("database").asString(),
                profile.get("user").asString());
    }

    private static TestDatabase beside(TestDatabase database, String name) {
        return new TestDatabase(database.port(), name, database.user());
    }

    private JsonNode done(String... args) {
        Invocation invocation = run(args);
        assertThat(invocation.exitCode())
                .as(invocation.out() + invocation.err())
                .isZero();
        return invocation.json();
    }

    /** As a person does it on production: the dry run is read, and then its digest and the database's name are given. */
    private JsonNode confirmed(String... args) {
        Invocation dry = run(args);
        assertThat(dry.exitCode()).as(dry.out() + dry.err()).isEqualTo(3);
        return done(Stream.concat(
                        Stream.of(args),
                        Stream.of(
                                "--plan",
                                dry.json().get("digest").asString(),
                                "--confirm",
                                dry.json().at("/consequences/database").asString()))
                .toArray(String[]::new));
    }

    private Invocation run(String... args) {
        return Invocation.of(
                new TestServices(folder),
                Stream.concat(Stream.of(args), Stream.of("--format", "json", "--workspace", workspace))
                        .toArray(String[]::new));
    }
}
