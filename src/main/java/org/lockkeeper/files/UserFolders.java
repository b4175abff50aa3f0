package org.lockkeeper.files;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where Lockkeeper keeps its own files, by each system's custom: the XDG folders on Linux, {@code Library} on macOS, {@code AppData} on
 * Windows. The system property {@code lockkeeper.home} or the variable {@code LOCKKEEPER_HOME} puts everything into one folder
 * instead.
 */
public record UserFolders(Path data, Path config, Path logs) {
    /** The folders of the user who runs this process. */
    public static UserFolders current() {
        String home = first(System.getProperty("lockkeeper.home"), System.getenv("LOCKKEEPER_HOME"));
        if (home != null) {
            Path root = Path.of(home).toAbsolutePath();
            return new UserFolders(root.resolve("data"), root.resolve("config"), root.resolve("logs"));
        }
        Path user = Path.of(System.getProperty("user.home"));
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            Path support = user.resolve("Library/Application Support/Lockkeeper");
            return new UserFolders(support, support, user.resolve("Library/Logs/Lockkeeper"));
        }
        if (os.contains("windows")) {
            Path local = folder(System.getenv("LOCALAPPDATA"), user.resolve("AppData/Local"))
                    .resolve("Lockkeeper");
            return new UserFolders(local.resolve("data"), local.resolve("config"), local.resolve("logs"));
        }
        return new UserFolders(
                folder(System.getenv("XDG_DATA_HOME"), user.resolve(".local/share"))
                        .resolve("lockkeeper"),
                folder(System.getenv("XDG_CONFIG_HOME"), user.resolve(".config"))
                        .resolve("lockkeeper"),
                folder(System.getenv("XDG_STATE_HOME"), user.resolve(".local/state"))
                        .resolve("lockkeeper"));
    }

    private static Path folder(@Nullable String value, Path otherwise) {
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        String value = one == null ? other : one;
        return value == null || value.isBlank() ? null : value;
    }
}
