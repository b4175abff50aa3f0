package org.lockkeeper.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** How client programs are installed on this system, as one line to be copied. */
enum SystemPackages {
    DEBIAN("sudo apt-get install postgresql-client-%d"),
    RED_HAT("sudo dnf install postgresql%d"),
    SUSE("sudo zypper install postgresql%d"),
    ALPINE("doas apk add postgresql%d-client"),
    ARCH("sudo pacman -S postgresql"),
    MAC("brew install postgresql@%d"),
    WINDOWS("winget install PostgreSQL.PostgreSQL.%d"),
    OTHER("the package of your system with pg_dump %d; see https://www.postgresql.org/download/");

    private final String install;

    SystemPackages(String install) {
        this.install = install;
    }

    /** The line that installs a major's programs. */
    String install(int major) {
        return install.formatted(major);
    }

    /** The line that brings a major's programs to their newest minor. */
    String update(int major) {
        return switch (this) {
            case DEBIAN -> "sudo apt-get update && sudo apt-get install --only-upgrade postgresql-client-" + major;
            case RED_HAT -> "sudo dnf upgrade postgresql" + major;
            case SUSE -> "sudo zypper update postgresql" + major;
            case ALPINE -> "doas apk add --upgrade postgresql%d-client".formatted(major);
            case MAC -> "brew upgrade postgresql@" + major;
            case WINDOWS -> "winget upgrade PostgreSQL.PostgreSQL." + major;
            case ARCH -> "sudo pacman -Syu postgresql";
            case OTHER -> install(major);
        };
    }

    static SystemPackages detect() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return MAC;
        }
        if (os.contains("windows")) {
            return WINDOWS;
        }
        Path release = Path.of("/etc/os-release");
        try {
            return Files.exists(release) ? of(Files.readAllLines(release)) : OTHER;
        } catch (IOException e) {
            LoggerFactory.getLogger(SystemPackages.class).debug("{} cannot be read", release, e);
            return OTHER;
        }
    }

    /** By {@code ID} and {@code ID_LIKE} of an os-release file. */
    static SystemPackages of(List<String> osRelease) {
        String ids = osRelease.stream()
                .filter(line -> line.startsWith("ID=") || line.startsWith("ID_LIKE="))
                .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
                .reduce("", (all, id) -> all + " " + id + " ");
        if (ids.contains("debian") || ids.contains("ubuntu")) {
            return DEBIAN;
        }
        if (ids.contains("rhel") || ids.contains("fedora") || ids.contains("centos")) {
            return RED_HAT;
        }
        return ids.contains("suse") ? SUSE : ids.contains("alpine") ? ALPINE : ids.contains(" arch ") ? ARCH : OTHER;
    }
}
