package org.lockkeeper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Something that listens, lets everybody connect and never says a word: the system accepts, nobody reads. */
public final class SilentApplication implements AutoCloseable {
    private final ServerSocket socket;

    public SilentApplication() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where one would ask how it is. */
    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/health";
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
