package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.app.DesktopProgram.Words;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;

class DesktopNotifierTest {
    private static final String WORDS = "Backend 7 (\"; touch /tmp/x; -rf $(id)) has been idle";

    @TempDir
    Path folder;

    private final DirectTaskRunner tasks = new DirectTaskRunner(Progress.NONE);

    private static Path script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static Optional<DesktopProgram> program(String system, Map<String, String> variables) {
        return DesktopProgram.find(system, name -> Optional.ofNullable(variables.get(name)));
    }

    private static Optional<DesktopProgram> linux(String path) {
        return program("Linux", Map.of("PATH", path));
    }

    @Test
    void a_system_without_a_program_is_quiet() {
        assertThat(linux(folder + File.pathSeparator)).isEmpty();
        assertThat(program("Linux", Map.of())).isEmpty();
        assertThat(program("Windows 11", Map.of())).isEmpty();
        assertThat(program("Windows 11", Map.of("SystemRoot", folder.toString())))
                .isEmpty();
        new DesktopNotifier(tasks, Optional.empty()).tell("title", "text");
    }

    @Test
    void a_program_that_fails_breaks_nothing() throws IOException {
        Path file = script(folder.resolve("notify-send"), "exit 3\n");
        new DesktopNotifier(tasks, linux(folder.toString())).tell("title", "text");
        Files.delete(file);
        new DesktopNotifier(tasks, Optional.of(new DesktopProgram(List.of(file.toString()), Words.ARGUMENTS)))
                .tell("title", "text");
    }

    @Test
    void the_words_of_an_alert_stay_one_argument() throws IOException {
        Path out = folder.resolve("out");
        script(folder.resolve("notify-send"), "for a in \"$@\"; do echo \"<$a>\" >> '" + out + "'; done\n");
        new DesktopNotifier(tasks, linux("/nowhere" + File.pathSeparator + folder)).tell("Lockkeeper: prod", WORDS);
        assertThat(Files.readAllLines(out))
                .containsExactly("<--app-name=Lockkeeper>", "<-->", "<Lockkeeper: prod>", "<" + WORDS + ">");
    }

    @Test
    void a_mac_is_told_by_arguments_and_not_by_a_script_with_the_words_in_it() {
        DesktopProgram mac = program("Mac OS X", Map.of()).orElseThrow();
        assertThat(mac.command()).startsWith("/usr/bin/osascript").endsWith("--");
        assertThat(mac.saying("Lockkeeper: prod", WORDS).command()).endsWith("--", "Lockkeeper: prod", WORDS);
    }

    @Test
    void windows_is_told_by_its_own_powershell_which_gets_the_words_in_variables() throws IOException {
        Path out = folder.resolve("out");
        Path shell = script(
                folder.resolve("System32/WindowsPowerShell/v1.0/powershell.exe"),
                "echo \"<$LOCKKEEPER_TITLE> <$LOCKKEEPER_TEXT>\" > '" + out + "'\nfor a in \"$@\"; do echo \"$a\" >> '"
                        + out + "'; done\n");
        DesktopProgram windows =
                program("Windows 11", Map.of("SystemRoot", folder.toString())).orElseThrow();
        new DesktopNotifier(tasks, Optional.of(windows)).tell("Lockkeeper: prod", WORDS);
        List<String> told = Files.readAllLines(out);
        assertThat(windows.command()).startsWith(shell.toString());
        assertThat(told)
                .startsWith(
                        "<Lockkeeper: prod> <" + WORDS + ">", "-NoLogo", "-NoProfile", "-NonInteractive", "-Command")
                .hasSize(6);
        assertThat(told.getLast())
                .as("the script is one line, which Windows puts into quotation marks, and the words are no part of it")
                .contains("$env:LOCKKEEPER_TITLE", "$env:LOCKKEEPER_TEXT", "CreateToastNotifier")
                .doesNotContain("\"", WORDS);
    }
}
