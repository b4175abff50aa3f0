package org.lockkeeper.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;

class SecretsTest {
    private static final String SECRET = "hunter2";

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new java.util.HashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private Optional<String> answer = Optional.of(SECRET);
    private Path pgpass;
    private Secrets secrets;

    @BeforeEach
    void open() {
        pgpass = folder.resolve(".pgpass");
        secrets = new Secrets(
                _ -> {
                    questions.incrementAndGet();
                    return answer;
                },
                name -> Optional.ofNullable(environment.get(name)),
                new PgpassFile(pgpass));
    }

    @Test
    void a_missing_variable_is_named() {
        assertThatThrownBy(() -> secrets.password(profile(new PasswordSource.Env("SHOP_PASSWORD"))))
                .isInstanceOfSatisfying(
                        LockkeeperException.class, e -> assertThat(e.code()).isEqualTo("LK-SEC-ENV"))
                .hasMessageContaining("SHOP_PASSWORD");
    }

    @Test
    void a_variable_gives_its_value() {
        environment.put("SHOP_PASSWORD", SECRET);
        assertThat(secrets.password(profile(new PasswordSource.Env("SHOP_PASSWORD"))))
                .contains(SECRET);
    }

    @Test
    void keychain_and_vault_are_refused_with_what_to_use_instead() {
        for (PasswordSource source : List.of(new PasswordSource.Keychain(), new PasswordSource.Vault())) {
            assertThatThrownBy(() -> secrets.password(profile(source)))
                    .hasMessageContaining("later version")
                    .hasMessageContaining("pgpass, env, prompt or command");
        }
    }

    @Test
    void a_password_is_asked_for_once() {
        ConnectionProfile profile = profile(new PasswordSource.Prompt());
        assertThat(secrets.password(profile)).contains(SECRET);
        assertThat(secrets.password(profile)).contains(SECRET);
        assertThat(questions).hasValue(1);
    }

    @Test
    void a_password_that_the_server_refused_is_asked_for_again() {
        ConnectionProfile profile = profile(new PasswordSource.Prompt());
        assertThat(secrets.password(profile)).contains(SECRET);
        secrets.rejected(profile);
        answer = Optional.of("other");
        assertThat(secrets.password(profile)).contains("other");
        assertThat(questions).hasValue(2);
    }

    @Test
    void a_declined_question_is_told() {
        answer = Optional.empty();
        assertThatThrownBy(() -> secrets.password(profile(new PasswordSource.Prompt())))
                .hasMessageContaining("No password was typed for staging");
    }

    @Test
    void a_command_gives_its_first_line() {
        assertThat(secrets.password(command("printf", "hunter2\\nsecond"))).contains(SECRET);
    }

    @Test
    void a_command_is_no_shell_line() {
        assertThat(secrets.password(command("printf", "%s", "$(id) `id` ; |"))).contains("$(id) `id` ; |");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            echo hunter2; exit 3           | ended with exit code 3
            echo hunter2 >&2; exit 1       | ended with exit code 1
            true                           | printed an empty first line
            echo; echo hunter2             | printed an empty first line
            """)
    void a_command_that_fails_is_told_without_its_output(String script, String what) {
        assertThatThrownBy(() -> secrets.password(command("sh", "-c", script)))
                .hasMessageContaining(what)
                .hasMessageContaining("\"sh\"")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void a_command_that_is_not_there_is_told() {
        assertThatThrownBy(() -> secrets.password(command(folder.resolve("none").toString())))
                .hasMessageContaining("could not be started");
    }

    @Test
    void a_command_that_does_not_end_is_ended() {
        ConnectionProfile profile = command("sleep", "600");
        assertThatThrownBy(() -> PasswordCommand.run(profile, List.of("sleep", "600"), Duration.ofMillis(50)))
                .hasMessageContaining("did not end within");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            db:5432:shop:app:hunter2                          | hunter2
            *:*:*:*:hunter2                                   | hunter2
            ~# db:5432:shop:app:no~db:5432:shop:app:hunter2   | hunter2
            db:5432:shop:app:hunter2~*:*:*:*:second           | hunter2
            db:5433:shop:app:no~db:*:*:app:hunter2            | hunter2
            db:5432:shop:app:a\\:b\\\\c                       | a:b\\c
            """)
    void pgpass_gives_the_first_line_that_matches(String lines, String password) throws IOException {
        write(lines.replace("~", "\n"), "rw-------");
        assertThat(secrets.password(profile(new PasswordSource.Pgpass()))).contains(password);
    }

    @Test
    void pgpass_that_others_may_read_is_ignored_and_told() throws IOException {
        write("*:*:*:*:hunter2", "rw-r-----");
        ConnectionProfile profile = profile(new PasswordSource.Pgpass());
        assertThat(secrets.password(profile)).isEmpty();
        assertThat(secrets.whyNone(profile))
                .hasValueSatisfying(why -> assertThat(why).contains("others may read it", "chmod 600"));
    }

    @Test
    void pgpass_without_a_line_or_a_file_is_told() throws IOException {
        ConnectionProfile profile = profile(new PasswordSource.Pgpass());
        assertThat(secrets.whyNone(profile))
                .hasValueSatisfying(why -> assertThat(why).contains("there is no password file"));
        write("other:5432:shop:app:hunter2", "rw-------");
        assertThat(secrets.password(profile)).isEmpty();
        assertThat(secrets.whyNone(profile))
                .hasValueSatisfying(why -> assertThat(why).contains("has no line for db:5432:shop:app"));
    }

    private void write(String text, String mode) throws IOException {
        Files.writeString(pgpass, text);
        Files.setPosixFilePermissions(pgpass, PosixFilePermissions.fromString(mode));
    }

    private static ConnectionProfile command(String... command) {
        return profile(new PasswordSource.Command(List.of(command)));
    }

    private static ConnectionProfile profile(PasswordSource source) {
        return new ConnectionProfile(
                "staging", Environment.STAGING, "db", 5432, "shop", "app", SslMode.PREFER, source, Optional.empty());
    }
}
