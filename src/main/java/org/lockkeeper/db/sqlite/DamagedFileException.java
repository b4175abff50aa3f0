package org.lockkeeper.db.sqlite;

import org.jspecify.annotations.Nullable;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** A page of the file is missing or not what it should be; others may still be read. */
public final class DamagedFileException extends LockkeeperException {
    private static final long serialVersionUID = 1L;

    DamagedFileException(String code, String sentence, @Nullable Throwable cause) {
        super(code, ExitCode.ATTENTION, sentence, cause);
    }
}
