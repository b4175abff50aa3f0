package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.deploy.CheckResult.Finding;

class GitCheckTest {
    @TempDir
    private Path folder;

    private Path script;

    @BeforeEach
    void a_project_with_one_script() throws IOException {
        script = folder.resolve("sql/V1__init.sql");
        Files.createDirectories(folder.resolve("sql"));
        Files.writeString(script, "select 1;\n");
        Files.writeString(folder.resolve("lockkeeper.json"), "{}");
    }

    @Test
    void what_is_no_checkout_is_not_known() {
        assertThat(look("git")).satisfies(result -> {
            assertThat(result.finding()).isEqualTo(Finding.UNKNOWN);
            assertThat(result.fact()).contains("not a git repository");
        });
    }

    @Test
    void without_the_program_it_is_not_known() {
        assertThat(look("no-such-git").fact()).contains("git cannot be asked", "no-such-git");
    }

    @Test
    void a_script_that_is_not_committed_is_named() throws IOException {
        git("init", "-q");
        assertThat(look("git").finding()).isEqualTo(Finding.FAILED);
        commit();
        assertThat(look("git")).satisfies(result -> {
            assertThat(result.finding()).isEqualTo(Finding.PASSED);
            assertThat(result.fact()).startsWith("The work tree is clean at commit ");
        });
        Files.writeString(script, "select 2;\n");
        assertThat(look("git").fact()).isEqualTo("1 file is not committed: sql/V1__init.sql.");
        git("add", "-A");
        assertThat(look("git").finding()).isEqualTo(Finding.FAILED);
    }

    @Test
    void a_new_script_in_a_new_folder_is_named_too() throws IOException {
        git("init", "-q");
        commit();
        Files.createDirectories(folder.resolve("sql/more"));
        Files.writeString(folder.resolve("sql/more/V2 é.sql"), "select 2;\n");
        assertThat(look("git").fact()).isEqualTo("1 file is not committed: sql/more/V2 é.sql.");
    }

    @Test
    void what_deploys_write_beside_the_workspace_file_is_no_change() throws IOException {
        git("init", "-q");
        commit();
        Files.createDirectories(folder.resolve(ReportFolder.NAME));
        Files.writeString(folder.resolve(ReportFolder.NAME).resolve("one.md"), "x");
        Files.writeString(folder.resolve(ReportFolder.LOG), "x");
        assertThat(look("git").finding()).isEqualTo(Finding.PASSED);
    }

    /** As git does of a folder that it may not read, before the first change and on every command. */
    @Test
    void a_warning_of_git_hides_no_change_and_makes_no_clean_tree() throws IOException {
        git("init", "-q");
        commit();
        Path warns = Files.writeString(
                folder.resolve(".git/warns.sh"),
                "#!/bin/sh\necho \"warning: could not open directory 'x/': Permission denied\" >&2\nexec git \"$@\"\n");
        assertThat(warns.toFile().setExecutable(true)).isTrue();
        assertThat(look(warns.toString())).satisfies(result -> {
            assertThat(result.finding()).isEqualTo(Finding.UNKNOWN);
            assertThat(result.fact()).contains("git sees no change in", "could not open directory 'x/'");
        });
        Files.writeString(script, "select 2;\n");
        assertThat(look(warns.toString()).fact()).isEqualTo("1 file is not committed: sql/V1__init.sql.");
    }

    @Test
    void a_checkout_whose_settings_name_a_program_does_not_run_it() throws IOException {
        git("init", "-q");
        commit();
        Path witness = folder.resolve("../ran-" + folder.getFileName());
        Path program = Files.writeString(folder.resolve(".git/watch.sh"), "#!/bin/sh\ntouch '" + witness + "'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        git("config", "core.fsmonitor", program.toString());
        assertThat(look("git").finding()).isEqualTo(Finding.PASSED);
        assertThat(witness).doesNotExist();
    }

    private CheckResult look(String program) {
        Project project = new Project(
                "shop",
                ProjectKind.FLYWAY,
                List.of(folder.resolve("sql")),
                "public",
                Optional.empty(),
                FlywaySettings.defaults());
        return new GitCheck(new Workspace(folder.resolve("lockkeeper.json"), project, List.of()), program).look();
    }

    private void commit() throws IOException {
        git("add", "-A");
        git("-c", "user.name=Ann", "-c", "user.email=ann@example.com", "commit", "-q", "-m", "one");
    }

    private void git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Programs.Answer answer = Programs.run(folder, command);
        assertThat(answer.isGood()).as(answer.complaint()).isTrue();
    }
}
