package org.lockkeeper.connection;

import java.nio.file.Path;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** Makes the errors of one file: each says the file, the line, the key and what was expected. */
record FileErrors(Path file) {
    /** An error on a line, from 1. */
    LockkeeperException at(String code, int line, String what) {
        return new LockkeeperException(code, ExitCode.USAGE, "%s, line %d: %s.".formatted(file, line, what));
    }

    /** An error of the file as a whole. */
    LockkeeperException whole(String code, String what) {
        return new LockkeeperException(code, ExitCode.USAGE, "%s %s.".formatted(file, what));
    }

    /** A key's full path, such as {@code profiles[1].password.from}. */
    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
