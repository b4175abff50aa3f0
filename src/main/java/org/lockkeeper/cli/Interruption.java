package org.lockkeeper.cli;

import java.util.Optional;
import org.lockkeeper.task.OnShutdown;

/** Ctrl+C while a command is at work that must end in order: the process stays until its account is printed. */
final class Interruption implements AutoCloseable {
    private Optional<OnShutdown> registered = Optional.empty();

    /** From here on Ctrl+C runs the action, and the process ends when the command has. */
    void onInterrupt(Runnable action) {
        close();
        registered = Optional.of(OnShutdown.register(action));
    }

    /** Ends the stretch with the exit code that an interrupted process is to have. */
    void end(int exitCode) {
        registered.ifPresent(shutdown -> shutdown.exitWith(exitCode));
        close();
    }

    @Override
    public void close() {
        registered.ifPresent(OnShutdown::close);
        registered = Optional.empty();
    }
}
