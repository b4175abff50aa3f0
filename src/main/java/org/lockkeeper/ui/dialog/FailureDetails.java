package org.lockkeeper.ui.dialog;

import java.nio.file.Path;
import java.time.Instant;

/** The text behind an error's fold: what somebody who is asked for help wants to be sent. No stack trace: that is in the log. */
final class FailureDetails {
    private FailureDetails() {}

    static String text(Failure failure, Throwable thrown, Instant at, Path log) {
        StringBuilder text = new StringBuilder();
        text.append("code   ").append(failure.code()).append('\n');
        text.append("time   ").append(at).append('\n');
        text.append("java   ").append(Runtime.version()).append(", ");
        text.append(System.getProperty("os.name")).append(' ').append(System.getProperty("os.version"));
        text.append('\n');
        text.append("log    ").append(log).append('\n');
        text.append("kind   ").append(thrown.getClass().getName());
        Throwable cause = thrown.getCause();
        for (int depth = 0; cause != null && depth < 5; depth++) {
            text.append("\ncause  ").append(cause.getClass().getName());
            cause = cause.getCause();
        }
        return text.toString();
    }
}
