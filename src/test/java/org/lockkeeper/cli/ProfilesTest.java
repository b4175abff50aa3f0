package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.WorkspaceFile;
import org.lockkeeper.guard.Environment;

class ProfilesTest {
    @TempDir
    Path folder;

    private TestServices services;

    @BeforeEach
    void services() {
        services = new TestServices(folder.resolve("home"));
    }

    private Invocation run(Path workspace, String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--workspace";
        all[args.length + 1] = workspace.toString();
        return Invocation.of(services, all);
    }

    @Test
    void test_says_exactly_what_failed_and_is_4_while_the_others_are_shown() throws IOException {
        TestProject project = TestProject.prisma(folder);
        project.writeWorkspace(List.of(project.dev().port(), project.staging().port(), 1));
        Invocation test = run(project.workspace(), "profiles", "test", "--format", "json");
        assertThat(test.exitCode()).isEqualTo(4);
        assertThat(test.json().at("/profiles/0/reachable").booleanValue()).isTrue();
        assertThat(test.json().at("/profiles/0/serverVersion").stringValue()).startsWith("15.");
        assertThat(test.json().at("/profiles/2/reachable").booleanValue()).isFalse();
        assertThat(test.json().at("/profiles/2/error/code").stringValue()).startsWith("LK-DB-");
        Invocation table = run(project.workspace(), "profiles", "test");
        assertThat(table.out()).contains("✓ dev ").contains("✗ prod ").contains("LK-DB-");
        assertThat(table.err()).isEmpty();
    }

    @Test
    void a_password_from_a_later_versions_source_takes_down_its_own_environment_alone() throws IOException {
        TestProject project = TestProject.prisma(folder);
        Files.writeString(
                project.workspace(),
                Files.readString(project.workspace())
                        .replace(
                                "\"name\": \"staging\",",
                                "\"name\": \"staging\", \"password\": {\"from\": \"vault\"},"));

        Invocation status = run(project.workspace(), "status", "--format", "json");

        assertThat(status.exitCode()).as(status.err()).isEqualTo(4);
        assertThat(status.json().at("/environments/0/reachable").booleanValue()).isTrue();
        assertThat(status.json().at("/environments/1/error").stringValue()).contains("vault");
        assertThat(status.json().at("/environments/2/reachable").booleanValue()).isTrue();
        assertThat(run(project.workspace(), "profiles", "test", "staging").exitCode())
                .isEqualTo(4);
    }

    @Test
    void test_of_one_that_works_is_0() throws IOException {
        TestProject project = TestProject.prisma(folder);
        assertThat(run(project.workspace(), "profiles", "test", "dev").exitCode())
                .isZero();
        assertThat(run(project.workspace(), "profiles", "test", "none").exitCode())
                .isEqualTo(64);
    }

    @Test
    void import_without_a_project_beside_it_is_64_and_writes_nothing() {
        Path workspace = folder.resolve("lockkeeper.json");
        Invocation imported = run(workspace, "profiles", "import", "--url", "postgresql://dba@db.example.com/shop");
        assertThat(imported.exitCode()).isEqualTo(64);
        assertThat(imported.err()).contains("prisma").hasLineCount(1);
        assertThat(workspace).doesNotExist();
    }

    @Test
    void import_makes_the_workspace_file_without_the_password() throws IOException {
        Files.createDirectories(folder.resolve("prisma/migrations"));
        Path workspace = folder.resolve("lockkeeper.json");
        Invocation imported =
                run(workspace, "profiles", "import", "--url", "postgresql://dba:hunter2@db.example.com:6543/shop");
        assertThat(imported.exitCode()).isZero();
        assertThat(imported.out() + imported.err() + Files.readString(workspace))
                .doesNotContain("hunter2");
        assertThat(imported.err()).contains("password");
        assertThat(WorkspaceFile.read(workspace).profile("production")).hasValueSatisfying(profile -> {
            assertThat(profile.environment()).isEqualTo(Environment.PRODUCTION);
            assertThat(profile.address()).isEqualTo("db.example.com:6543/shop");
        });
    }

    @Test
    void import_adds_to_a_workspace_and_refuses_a_name_that_is_taken() throws IOException {
        TestProject project = TestProject.prisma(folder);
        Path env = Files.writeString(
                folder.resolve(".env"), "DATABASE_URL=\"postgresql://app@localhost:5432/shop?schema=public\"\n");
        String[] args = {
            "profiles", "import", "--env-file", env.toString(), "--name", "local", "--environment", "development"
        };
        assertThat(run(project.workspace(), args).exitCode()).isZero();
        assertThat(WorkspaceFile.read(project.workspace()).profiles()).hasSize(4);
        Invocation again = run(project.workspace(), args);
        assertThat(again.exitCode()).isEqualTo(64);
        assertThat(again.err()).contains("local").hasLineCount(1);
    }
}
