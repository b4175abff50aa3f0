package org.lockkeeper.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lockkeeper.client.ChildEnvironment;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * Whom the embedded server runs as. It refuses root, so that root has to become somebody else first: in a user namespace of its own
 * where the system lets it make one, else as the user nobody with the one capability that lets it reach root's folders (most
 * containers forbid namespaces and allow that).
 *
 * @param prefix what to put in front of a server program's command line
 */
record ServerUser(List<String> prefix) {
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> NOBODY = List.of(
            "setpriv",
            // Without it access(2), by which initdb looks for its sister programs, would disregard the capability.
            "--securebits=+no_setuid_fixup",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--inh-caps=+dac_override",
            "--ambient-caps=+dac_override");

    ServerUser {
        prefix = List.copyOf(prefix);
    }

    /**
     * Tries the ways in order.
     *
     * @throws LockkeeperException if this process is root and there is no way
     */
    static ServerUser detect() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new ServerUser(List.of());
        }
        for (List<String> way : List.of(NAMESPACE, NOBODY)) {
            if (works(way)) {
                return new ServerUser(way);
            }
        }
        throw new LockkeeperException(
                "LK-SANDBOX-ROOT",
                ExitCode.UNREACHABLE,
                "PostgreSQL refuses to run as root, and this system permits neither \"unshare -U\" nor \"setpriv --reuid\": run Lockkeeper as an ordinary user.");
    }

    private static boolean works(List<String> way) {
        if (!Files.isExecutable(Path.of("/usr/bin", way.getFirst()))) {
            return false;
        }
        List<String> command = new java.util.ArrayList<>(way);
        command.add("true");
        try {
            return ChildEnvironment.english(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(ServerUser.class).debug("{} cannot be run", way, e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
