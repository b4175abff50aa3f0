package org.lockkeeper.db;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.guard.Environment;

/** Stands in for servers that cannot be had: it listens on 127.0.0.1 and does one thing with whoever connects. */
final class FakeServer implements AutoCloseable {
    private static final int SSL_REQUEST = 80_877_103;

    private final ServerSocket socket;
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

    /** What is done with a connection; it is closed afterwards. */
    @FunctionalInterface
    interface Talk {
        void with(Socket client) throws IOException;
    }

    FakeServer(Talk talk) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(talk));
    }

    /** Says these bytes to whoever connects. */
    static FakeServer saying(String text) throws IOException {
        return new FakeServer(client -> {
            client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            client.getOutputStream().flush();
            awaitEnd(client);
        });
    }

    /** Accepts and never answers. */
    static FakeServer silent() throws IOException {
        return new FakeServer(FakeServer::awaitEnd);
    }

    /** Refuses every login as PostgreSQL does. */
    static FakeServer refusing(String sqlState, String message) throws IOException {
        return new FakeServer(client -> {
            DataOutputStream out = startup(client);
            ByteArrayOutputStream fields = new ByteArrayOutputStream();
            for (String field : new String[] {"SFATAL", "VFATAL", "C" + sqlState, "M" + message, ""}) {
                fields.write(field.getBytes(StandardCharsets.UTF_8));
                fields.write(0);
            }
            message(out, 'E', fields.toByteArray());
            awaitEnd(client);
        });
    }

    /** Offers TLS with a certificate. */
    static FakeServer offering(SSLContext context) throws IOException {
        return new FakeServer(client -> {
            new DataInputStream(client.getInputStream()).readLong();
            client.getOutputStream().write('S');
            client.getOutputStream().flush();
            try (var tls = (javax.net.ssl.SSLSocket)
                    context.getSocketFactory().createSocket(client, "127.0.0.1", client.getPort(), true)) {
                tls.setUseClientMode(false);
                tls.startHandshake();
            } catch (javax.net.ssl.SSLException e) {
                // The client ends the handshake: that is what it is offered for.
                client.close();
            }
        });
    }

    /** Offers TLS and then speaks something else. */
    static FakeServer offeringNonsense() throws IOException {
        return new FakeServer(client -> {
            DataInputStream in = new DataInputStream(client.getInputStream());
            in.readLong();
            client.getOutputStream().write('S');
            client.getOutputStream().flush();
            in.readByte();
            client.getOutputStream().write("HTTP/1.1 400 Bad Request".getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            awaitEnd(client);
        });
    }

    /** Lets everybody in and answers every statement with nothing, as a server of that version. */
    static FakeServer version(String version) throws IOException {
        return new FakeServer(client -> {
            DataOutputStream out = startup(client);
            message(out, 'R', new byte[4]);
            for (var parameter : Map.of(
                            "server_version", version,
                            "server_encoding", "UTF8",
                            "client_encoding", "UTF8",
                            "DateStyle", "ISO, MDY",
                            "standard_conforming_strings", "on",
                            "integer_datetimes", "on",
                            "TimeZone", "UTC")
                    .entrySet()) {
                message(
                        out,
                        'S',
                        (parameter.getKey() + "\0" + parameter.getValue() + "\0").getBytes(StandardCharsets.UTF_8));
            }
            message(out, 'K', new byte[8]);
            message(out, 'Z', new byte[] {'I'});
            answerWithNothing(client, out);
        });
    }

    private static void answerWithNothing(Socket client, DataOutputStream out) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        while (true) {
            int type = in.read();
            if (type < 0 || type == 'X') {
                return;
            }
            in.skipNBytes(in.readInt() - 4);
            switch (type) {
                case 'P' -> message(out, '1', new byte[0]);
                case 'B' -> message(out, '2', new byte[0]);
                case 'D' -> message(out, 'n', new byte[0]);
                case 'E' -> message(out, 'C', "SET\0".getBytes(StandardCharsets.US_ASCII));
                case 'S' -> message(out, 'Z', new byte[] {'I'});
                case 'Q' -> {
                    message(out, 'C', "SET\0".getBytes(StandardCharsets.US_ASCII));
                    message(out, 'Z', new byte[] {'I'});
                }
                default -> throw new IOException("unexpected message " + (char) type);
            }
        }
    }

    ConnectionProfile profile(SslMode sslMode) {
        return new ConnectionProfile(
                "staging",
                Environment.STAGING,
                "127.0.0.1",
                socket.getLocalPort(),
                "shop",
                "app",
                sslMode,
                new PasswordSource.Prompt(),
                java.util.Optional.empty());
    }

    private void serve(Talk talk) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> {
                    try (client) {
                        talk.with(client);
                    } catch (IOException e) {
                        // A client that hangs up is what these tests are about.
                        if (!(e instanceof EOFException || e instanceof SocketException)) {
                            failure.set(e);
                        }
                    }
                });
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    failure.set(e);
                }
            }
        }
    }

    /** Reads the startup packet, after refusing TLS where it is asked for. */
    private static DataOutputStream startup(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        int length = in.readInt();
        if (in.readInt() == SSL_REQUEST) {
            out.write('N');
            out.flush();
            length = in.readInt();
            in.readInt();
        }
        in.skipNBytes(length - 8);
        return out;
    }

    private static void message(DataOutputStream out, char type, byte[] body) throws IOException {
        out.write(type);
        out.writeInt(body.length + 4);
        out.write(body);
        out.flush();
    }

    private static void awaitEnd(Socket client) throws IOException {
        client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    }

    /** Ends it; what it could not do is the test's failure. */
    @Override
    public void close() throws IOException {
        socket.close();
        IOException e = failure.get();
        if (e != null) {
            throw e;
        }
    }
}
