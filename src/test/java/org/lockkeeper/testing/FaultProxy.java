package org.lockkeeper.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Stands between an HTTP client and its server, and does to a request what a test wants of it. Bytes that pass are not changed. */
public final class FaultProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Function<String, Fault> faults = _ -> new Fault.None();

    public FaultProxy(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** What may happen to a request. */
    public sealed interface Fault {
        record None() implements Fault {}

        /** Both connections end once so many bytes of the body have passed. */
        record Cut(long bytes) implements Fault {}

        /** The request arrives, its answer does not: the connection ends after so many bytes of it. */
        record CutAnswer(long bytes) implements Fault {}

        /** The server never hears of it. */
        record Answer(int status, String code) implements Fault {}

        /** A pause after each stretch of the body. */
        record Slow() implements Fault {}
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** @param faults given a request's first line, such as {@code PUT /b/k?partNumber=1 HTTP/1.1} */
    public void faults(Function<String, Fault> faults) {
        this.faults = faults;
    }

    /** The heads of all requests so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            InputStream in = client.getInputStream();
            long[] answerLeft = {Long.MAX_VALUE};
            Thread answers = Thread.ofVirtual().start(() -> answers(server, client, answerLeft));
            String head = head(in);
            while (!head.isEmpty()) {
                requests.add(head);
                Fault fault = faults.apply(head.substring(0, head.indexOf('\r')));
                if (fault instanceof Fault.Answer(int status, String code)) {
                    answer(client, status, code);
                    return;
                }
                if (fault instanceof Fault.CutAnswer(long bytes)) {
                    answerLeft[0] = bytes;
                }
                server.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                if (!body(in, server.getOutputStream(), length(head), fault)) {
                    return;
                }
                head = head(in);
            }
            server.shutdownOutput();
            answers.join();
        } catch (IOException e) {
            // One side hung up; closing both tells the other.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether the connection goes on */
    private boolean body(InputStream in, OutputStream out, long length, Fault fault) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long passed = 0;
        while (passed < length) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, length - passed));
            if (count < 0) {
                return false;
            }
            if (fault instanceof Fault.Cut(long bytes) && passed + count > bytes) {
                return false;
            }
            if (fault instanceof Fault.Slow) {
                LockSupport.parkNanos(2_000_000);
            }
            out.write(buffer, 0, count);
            passed += count;
        }
        return true;
    }

    private static void answers(Socket server, Socket client, long[] left) {
        byte[] buffer = new byte[1 << 14];
        try (server;
                client) {
            int count = server.getInputStream().read(buffer);
            while (count >= 0) {
                int pass = (int) Math.min(count, left[0]);
                client.getOutputStream().write(buffer, 0, pass);
                if (pass < count) {
                    return;
                }
                if (left[0] != Long.MAX_VALUE) {
                    left[0] -= pass;
                }
                count = server.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            // One side hung up.
        }
    }

    private static void answer(Socket client, int status, String code) throws IOException {
        String body = "<Error><Code>%s</Code><Message>as the test wants it</Message></Error>".formatted(code);
        client.getOutputStream()
                .write("""
                HTTP/1.1 %d Fault\r
                Content-Type: application/xml\r
                Content-Length: %d\r
                Connection: close\r
                \r
                %s""".formatted(status, body.length(), body).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
            next = in.read();
        }
        return "";
    }

    private static long length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
