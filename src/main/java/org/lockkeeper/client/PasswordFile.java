package org.lockkeeper.client;

import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** The one line of a temporary password file (PostgreSQL's documentation, "The Password File"). */
final class PasswordFile {
    private PasswordFile() {}

    /**
     * The line for every database of a profile's server: its programs also connect to others there.
     *
     * @throws LockkeeperException if the password has a line end, which the file cannot hold
     */
    static String line(ConnectionProfile profile, String password) {
        if (password.indexOf('\n') >= 0 || password.indexOf('\r') >= 0 || password.indexOf('\0') >= 0) {
            throw new LockkeeperException(
                    "LK-CLIENT-PASSWORD",
                    ExitCode.UNREACHABLE,
                    "The password of %s has a line end in it, which PostgreSQL's password file cannot hold, so that its client programs cannot be given it: change the password of role %s."
                            .formatted(profile.name(), profile.user()));
        }
        return "%s:%d:*:%s:%s\n"
                .formatted(escape(profile.host()), profile.port(), escape(profile.user()), escape(password));
    }

    private static String escape(String field) {
        return field.replace("\\", "\\\\").replace(":", "\\:");
    }
}
