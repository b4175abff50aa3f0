package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;

class DesktopNotifierTest {
    private static final String WORDS = "Backend 7 (\"; touch /tmp/x; -rf $(id)) has been idle";

    @TempDir
    Path folder;

    private final DirectTaskRunner tasks = new DirectTaskRunner(Progress.NONE);

    private Path script(String body) throws IOException {
        Path file = Files.writeString(folder.resolve("notify-send"), "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file;
    }

    @Test
    void a_system_without_a_program_is_quiet() {
        assertThat(DesktopNotifier.program("Linux", folder + File.pathSeparator))
                .isEmpty();
        assertThat(DesktopNotifier.program("Windows 11", folder.toString())).isEmpty();
        new DesktopNotifier(tasks, Optional.empty()).tell("title", "text");
    }

    @Test
    void a_program_that_fails_breaks_nothing() throws IOException {
        script("exit 3\n");
        new DesktopNotifier(tasks, DesktopNotifier.program("Linux", folder.toString())).tell("title", "text");
        Files.delete(folder.resolve("notify-send"));
        new DesktopNotifier(
                        tasks,
                        Optional.of(
                                java.util.List.of(folder.resolve("notify-send").toString())))
                .tell("title", "text");
    }

    @Test
    void the_words_of_an_alert_stay_one_argument() throws IOException {
        Path out = folder.resolve("out");
        script("for a in \"$@\"; do echo \"<$a>\" >> '" + out + "'; done\n");
        new DesktopNotifier(tasks, DesktopNotifier.program("Linux", "/nowhere" + File.pathSeparator + folder))
                .tell("Lockkeeper: prod", WORDS);
        assertThat(Files.readAllLines(out))
                .containsExactly("<--app-name=Lockkeeper>", "<-->", "<Lockkeeper: prod>", "<" + WORDS + ">");
    }

    @Test
    void a_mac_is_told_by_arguments_and_not_by_a_script_with_the_words_in_it() {
        assertThat(DesktopNotifier.program("Mac OS X", "").orElseThrow())
                .startsWith("/usr/bin/osascript")
                .endsWith("--");
    }
}
