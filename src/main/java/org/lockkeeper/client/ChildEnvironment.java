package org.lockkeeper.client;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Begins every child process of Lockkeeper's: with the few variables of this process that it needs and none that could hold a password
 * or lead it elsewhere. What stands in a process's environment whoever runs as the same user can read.
 */
public final class ChildEnvironment {
    private static final Set<String> INHERITED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "TMPDIR",
            "TEMP",
            "TMP",
            "TZ",
            "LD_LIBRARY_PATH",
            "DYLD_LIBRARY_PATH",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "XDG_RUNTIME_DIR",
            "SYSTEMROOT",
            "WINDIR",
            "COMSPEC",
            "PATHEXT",
            "USERPROFILE",
            "APPDATA",
            "LOCALAPPDATA",
            "KRB5CCNAME",
            "KRB5_CONFIG");
    private static final Set<String> LANGUAGE = Set.of("LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES");

    private ChildEnvironment() {}

    /** A program that speaks English, so that its words can be understood. */
    public static ProcessBuilder english(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> !INHERITED.contains(spelled(name)));
        environment.put("LC_ALL", "C");
        return builder;
    }

    /**
     * A program that speaks to the user, in his language.
     *
     * @param more variables that it needs
     */
    public static ProcessBuilder usersLanguage(List<String> command, Set<String> more) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .keySet()
                .removeIf(name -> !INHERITED.contains(spelled(name))
                        && !LANGUAGE.contains(spelled(name))
                        && !more.contains(spelled(name)));
        return builder;
    }

    /** Windows does not tell capitals in a variable's name, and mixes them. */
    private static String spelled(String name) {
        return File.separatorChar == '\\' ? name.toUpperCase(Locale.ROOT) : name;
    }
}
