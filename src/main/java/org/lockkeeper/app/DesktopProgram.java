package org.lockkeeper.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockkeeper.client.ChildEnvironment;

/**
 * The program by which a desktop is told something: {@code notify-send} where it is installed, {@code osascript} on a Mac, PowerShell on
 * Windows. The words of an alert are never part of a script, since they hold what clients and servers say.
 *
 * @param command what is run
 * @param words how it gets title and text
 */
record DesktopProgram(List<String> command, Words words) {
    private static final String TITLE = "LOCKKEEPER_TITLE";
    private static final String TEXT = "LOCKKEEPER_TEXT";

    /** What leads to the desktop. */
    private static final Set<String> NEEDED =
            Set.of("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_CURRENT_DESKTOP", "DBUS_SESSION_BUS_ADDRESS");

    /** By the notifications of Windows 10 and newer, under the name that PowerShell has there: an unknown program's are not shown. */
    private static final String TOAST = """
            $ErrorActionPreference = 'Stop'; \
            $null = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]; \
            $toast = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent('ToastText02'); \
            $lines = $toast.GetElementsByTagName('text'); \
            $null = $lines.Item(0).AppendChild($toast.CreateTextNode($env:LOCKKEEPER_TITLE)); \
            $null = $lines.Item(1).AppendChild($toast.CreateTextNode($env:LOCKKEEPER_TEXT)); \
            $sender = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'; \
            [Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($sender).Show([Windows.UI.Notifications.ToastNotification]::new($toast))""";

    DesktopProgram {
        command = List.copyOf(command);
    }

    /** How a program gets what it is to say. */
    enum Words {
        /** As its last two arguments. */
        ARGUMENTS,
        /** In two variables: PowerShell would read arguments as a script. */
        VARIABLES
    }

    /**
     * What this system has.
     *
     * @param variables this process's, by their names
     */
    static Optional<DesktopProgram> find(String system, Function<String, Optional<String>> variables) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return Optional.of(new DesktopProgram(
                    List.of(
                            "/usr/bin/osascript",
                            "-e",
                            "on run argv",
                            "-e",
                            "display notification (item 2 of argv) with title (item 1 of argv)",
                            "-e",
                            "end run",
                            "--"),
                    Words.ARGUMENTS));
        }
        if (os.contains("windows")) {
            return variables
                    .apply("SystemRoot")
                    .map(root -> Path.of(root, "System32", "WindowsPowerShell", "v1.0", "powershell.exe"))
                    .filter(Files::isExecutable)
                    .map(file -> new DesktopProgram(
                            List.of(file.toString(), "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", TOAST),
                            Words.VARIABLES));
        }
        return variables.apply("PATH").stream()
                .flatMap(Pattern.compile(File.pathSeparator, Pattern.LITERAL)::splitAsStream)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "notify-send"))
                .filter(file -> os.contains("linux") && Files.isExecutable(file))
                .findFirst()
                .map(file ->
                        new DesktopProgram(List.of(file.toString(), "--app-name=Lockkeeper", "--"), Words.ARGUMENTS));
    }

    /** What is to be started to tell it. */
    ProcessBuilder saying(String title, String text) {
        List<String> whole = new ArrayList<>(command);
        return switch (words) {
            case ARGUMENTS -> {
                Stream.of(title, text).forEach(whole::add);
                yield ChildEnvironment.usersLanguage(whole, NEEDED);
            }
            case VARIABLES -> {
                ProcessBuilder builder = ChildEnvironment.usersLanguage(whole, NEEDED);
                builder.environment().putAll(Map.of(TITLE, title, TEXT, text));
                yield builder;
            }
        };
    }
}
