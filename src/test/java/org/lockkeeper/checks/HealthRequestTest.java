package org.lockkeeper.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Certificates;

class HealthRequestTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void a_server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/ok", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("fine".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.createContext("/broken", exchange -> {
            exchange.sendResponseHeaders(500, 0);
            exchange.getResponseBody().write("pool\n exhausted".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/ok?token=secret");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/round", exchange -> {
            exchange.getResponseHeaders().add("Location", "/round");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/hanging", _ -> await());
        server.createContext("/dripping", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            await();
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[8192];
            try (OutputStream body = exchange.getResponseBody()) {
                while (over.getCount() > 0) {
                    body.write(block);
                }
            }
        });
        server.start();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private URI uri(String path) {
        return URI.create(
                "http://user:word@127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }

    private HealthRequest.Outcome send(String path, Duration timeout) {
        return HealthRequest.send(uri(path), timeout, new CancelToken());
    }

    private static String why(HealthRequest.Outcome outcome) {
        return ((HealthRequest.Silent) outcome).why();
    }

    @Test
    void one_that_hangs_before_or_in_its_answer_is_given_up_in_time() {
        assertThat(why(send("/hanging", Duration.ofMillis(300)))).contains("did not answer within 300 ms");
        assertThat(why(send("/dripping", Duration.ofMillis(300)))).contains("did not answer within 300 ms");
    }

    @Test
    void an_endless_body_is_cut_after_its_beginning() {
        HealthRequest.Answered answer = (HealthRequest.Answered) send("/endless", TIMEOUT);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.beginning()).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void an_error_is_told_with_the_beginning_of_its_body() {
        HealthRequest.Answered answer = (HealthRequest.Answered) send("/broken", TIMEOUT);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.beginning()).isEqualTo("pool exhausted");
    }

    @Test
    void a_redirect_is_followed_and_told_without_its_query_and_user() {
        HealthRequest.Answered answer = (HealthRequest.Answered) send("/moved?key=secret", TIMEOUT);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.redirected().orElseThrow()).endsWith("/ok");
        assertThat(answer.toString()).doesNotContain("secret").doesNotContain("word");
    }

    @Test
    void a_redirect_that_leads_round_ends() {
        assertThat(send("/round", TIMEOUT)).isNotNull();
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_trusted(@TempDir Path folder) throws IOException {
        HttpsServer tls = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tls.setHttpsConfigurator(
                new HttpsConfigurator(Certificates.create(folder).context("server")));
        tls.createContext("/ok", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        tls.start();
        try {
            URI uri = URI.create(
                    "https://localhost:%d/ok".formatted(tls.getAddress().getPort()));
            assertThat(why(HealthRequest.send(uri, TIMEOUT, new CancelToken())))
                    .startsWith(uri + " could not be trusted, and was not asked: ");
        } finally {
            tls.stop(0);
        }
    }

    @Test
    void plain_http_where_tls_is_wanted_is_not_trusted() {
        URI https = URI.create(
                "https://127.0.0.1:%d/ok".formatted(server.getAddress().getPort()));
        assertThat(HealthRequest.send(https, TIMEOUT, new CancelToken())).isInstanceOf(HealthRequest.Silent.class);
    }

    @Test
    void nobody_who_listens_a_name_that_leads_nowhere_and_no_url_are_told_apart() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(why(HealthRequest.send(URI.create("http://127.0.0.1:" + free + "/"), TIMEOUT, new CancelToken())))
                .contains("cannot be reached");
        assertThat(why(HealthRequest.send(URI.create("http://no.such.host.invalid/"), TIMEOUT, new CancelToken())))
                .contains("leads nowhere");
        assertThat(why(HealthRequest.send(URI.create("ftp://127.0.0.1/"), TIMEOUT, new CancelToken())))
                .contains("cannot be asked");
    }
}
