package org.lockkeeper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** One address behind which the server can change, as with a failover or a DNS record that was moved. */
public final class Forwarder implements AutoCloseable {
    private final ServerSocket server;
    private volatile int target;

    public Forwarder(int target) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Later connections lead there; those that are open end with their client. */
    public void turnTo(int port) {
        target = port;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                forward(server.accept());
            } catch (IOException e) {
                // Closed, or nothing listens behind it: the next one may do better.
            }
        }
    }

    private void forward(Socket client) throws IOException {
        try {
            Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
            Thread.ofVirtual().start(() -> copy(client, there));
            Thread.ofVirtual().start(() -> copy(there, client));
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side hung up; closing both tells the other.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
