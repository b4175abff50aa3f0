package org.lockkeeper.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** An X server without a screen, on a display number that it picks itself. */
final class VirtualDisplay implements AutoCloseable {
    private final Process server;
    private final String name;

    private VirtualDisplay(Process server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Empty where Xvfb is not installed. */
    static Optional<VirtualDisplay> open() throws IOException {
        Process server;
        try {
            server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notInstalled) {
            System.err.println("Xvfb did not start: " + notInstalled.getMessage());
            return Optional.empty();
        }
        BufferedReader output = server.inputReader();
        String number = output.readLine();
        if (number == null) {
            throw new IOException("Xvfb ended before it had a display");
        }
        return Optional.of(new VirtualDisplay(server, ":" + number.strip()));
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
