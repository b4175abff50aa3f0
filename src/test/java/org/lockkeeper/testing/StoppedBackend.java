package org.lockkeeper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A backend that does nothing whatever it is told, until this is closed. */
public final class StoppedBackend implements AutoCloseable {
    private final int pid;

    /** @param pid of a backend of an embedded server */
    public StoppedBackend(int pid) {
        this.pid = pid;
        signal("-STOP");
    }

    /** From now on it does what it was told. */
    @Override
    public void close() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            int exit = new ProcessBuilder("kill", signal, Integer.toString(pid))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill " + signal + " " + pid + " exited " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
