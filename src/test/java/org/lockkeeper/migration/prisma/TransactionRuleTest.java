package org.lockkeeper.migration.prisma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.TransactionMode;
import org.lockkeeper.error.LockkeeperException;

class TransactionRuleTest {
    @TempDir
    Path root;

    private Path migrations = Path.of("");

    @BeforeEach
    void createFolders() throws IOException {
        migrations = Files.createDirectories(root.resolve("app/prisma/migrations"));
    }

    @Test
    void prisma_8_is_not_supported() throws IOException {
        Files.writeString(root.resolve("app/package.json"), "{\"devDependencies\": {\"prisma\": \"8.0.1\"}}");
        assertThatThrownBy(() -> rule(Optional.empty()))
                .isInstanceOfSatisfying(
                        LockkeeperException.class, e -> assertThat(e.code()).isEqualTo("LK-MIG-PRISMA8"));
    }

    @ParameterizedTest
    @CsvSource({
        "6.19.3, SCRIPT",
        "^6.0.0, SCRIPT",
        "7.3.0, SCRIPT",
        "~7.3.0, SCRIPT",
        "7.4.0, STATEMENT",
        "^7.0.0, STATEMENT",
        ">=7.1, STATEMENT",
        "7, STATEMENT",
        "7.x, STATEMENT"
    })
    void package_json_says_what_is_asked_for(String range, TransactionMode mode) throws IOException {
        Files.writeString(root.resolve("app/package.json"), "{\"dependencies\": {\"prisma\": \"" + range + "\"}}");
        assertRule(mode, range);
    }

    @Test
    void what_a_lock_file_pins_counts_more_than_what_is_asked_for() throws IOException {
        Files.writeString(root.resolve("app/package.json"), "{\"dependencies\": {\"prisma\": \"^7.0.0\"}}");
        Files.writeString(
                root.resolve("package-lock.json"),
                "{\"packages\": {\"node_modules/prisma\": {\"version\": \"7.2.1\"}}}");
        assertRule(TransactionMode.SCRIPT, "7.2.1");
    }

    @Test
    void pnpm_yarn_and_bun_locks_are_read() throws IOException {
        Path pnpm = root.resolve("pnpm-lock.yaml");
        Files.writeString(pnpm, "packages:\n  prisma-lint@9.9.9:\n  prisma@7.4.2(typescript@5.0.0):\n");
        assertRule(TransactionMode.STATEMENT, "7.4.2");
        Files.delete(pnpm);
        Path yarn = root.resolve("yarn.lock");
        Files.writeString(yarn, "\"@prisma/client@^7\":\n  version \"7.9.0\"\n\nprisma@^6.1.0:\n  version \"6.2.0\"\n");
        assertRule(TransactionMode.SCRIPT, "6.2.0");
        Files.writeString(yarn, "\"prisma@npm:^7.1.0\":\n  version: 7.5.0\n");
        assertRule(TransactionMode.STATEMENT, "7.5.0");
        Files.delete(yarn);
        Files.writeString(root.resolve("bun.lock"), "{\"packages\": {\"prisma\": [\"prisma@5.22.0\", \"\"],},}");
        assertRule(TransactionMode.SCRIPT, "5.22.0");
    }

    @Test
    void without_any_version_the_older_rule_is_taken_and_the_guess_is_told() {
        TransactionRule rule = rule(Optional.empty());
        assertThat(rule.mode()).isEqualTo(TransactionMode.SCRIPT);
        assertThat(rule.reason()).contains("No Prisma version was found");
    }

    @Test
    void the_reason_names_the_file_from_its_package_on() throws IOException {
        Files.writeString(root.resolve("app/package.json"), "{\"dependencies\": {\"prisma\": \"^6.0.0\"}}");
        assertThat(rule(Optional.empty()).reason())
                .contains(Path.of("app", "package.json").toString())
                .doesNotContain(root.toString());
        Path installed = Files.createDirectories(root.resolve("app/node_modules/prisma"));
        Files.writeString(installed.resolve("package.json"), "{\"version\": \"6.1.0\"}");
        assertThat(rule(Optional.empty()).reason())
                .contains(
                        Path.of("app", "node_modules", "prisma", "package.json").toString());
    }

    @Test
    void a_broken_package_json_is_passed_over() throws IOException {
        Files.writeString(root.resolve("app/package.json"), "{");
        assertThat(rule(Optional.empty()).reason()).contains("No Prisma version was found");
    }

    @Test
    void the_workspace_has_the_last_word() throws IOException {
        Files.writeString(root.resolve("app/package.json"), "{\"dependencies\": {\"prisma\": \"6.0.0\"}}");
        TransactionRule rule = rule(Optional.of(TransactionMode.STATEMENT));
        assertThat(rule.mode()).isEqualTo(TransactionMode.STATEMENT);
        assertThat(rule.reason()).contains("The workspace says so");
    }

    private void assertRule(TransactionMode mode, String evidence) {
        TransactionRule rule = rule(Optional.empty());
        assertThat(rule.mode()).isEqualTo(mode);
        assertThat(rule.reason()).contains("Prisma " + evidence);
    }

    private TransactionRule rule(Optional<TransactionMode> mode) {
        return TransactionRule.of(
                new Project("t", ProjectKind.PRISMA, List.of(migrations), "public", mode, FlywaySettings.defaults()),
                migrations);
    }
}
