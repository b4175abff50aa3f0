package org.lockkeeper.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.lockkeeper.client.ChildEnvironment;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.alert.Notifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop's own notifications: {@code notify-send} where it is installed, {@code osascript} on a Mac; nothing elsewhere. Java's own
 * way, the tray of AWT, would start a second toolkit beside the window's.
 */
final class DesktopNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotifier.class);

    /** What leads to the desktop. */
    private static final Set<String> NEEDED =
            Set.of("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_CURRENT_DESKTOP", "DBUS_SESSION_BUS_ADDRESS");

    private static final long PATIENCE = 5;

    private final TaskRunner tasks;
    private final Optional<List<String>> program;

    /** @param program the beginning of its command, which title and text follow; empty where there is none */
    DesktopNotifier(TaskRunner tasks, Optional<List<String>> program) {
        this.tasks = tasks;
        this.program = program;
    }

    /** What this system has. */
    static Optional<List<String>> program(String system, String path) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return Optional.of(List.of(
                    "/usr/bin/osascript",
                    "-e",
                    "on run argv",
                    "-e",
                    "display notification (item 2 of argv) with title (item 1 of argv)",
                    "-e",
                    "end run",
                    "--"));
        }
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "notify-send"))
                .filter(file -> os.contains("linux") && Files.isExecutable(file))
                .findFirst()
                .map(file -> List.of(file.toString(), "--app-name=Lockkeeper", "--"));
    }

    @Override
    public void tell(String title, String text) {
        program.ifPresent(command -> tasks.start(
                Job.brief(Texts.get("alert.telling"), (_, _) -> run(command, title, text)),
                ended -> LOG.debug("the desktop was told: {}", ended),
                failure -> LOG.info("the desktop could not be told of an alert", failure)));
    }

    private static boolean run(List<String> command, String title, String text)
            throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(command);
        whole.add(title);
        whole.add(text);
        Process process = ChildEnvironment.usersLanguage(whole, NEEDED)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }
}
