package org.lockkeeper.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.guard.SandboxOperation.SeedSandbox;
import org.lockkeeper.testing.Said;

/** What the sandbox does by itself asks nobody, and so every part of the proof that it is the sandbox has to hold. */
class SandboxClusterTest {
    private static final String SYSTEM = "18446744073709551557";
    private static final int PORT = 20_000;

    @TempDir
    private Path folder;

    private final List<Intent> recorded = new ArrayList<>();
    private final ProductionGuard guard = new ProductionGuard(Clock.systemUTC(), intent -> {
        recorded.add(intent);
        return _ -> {};
    });
    private SandboxCluster cluster = new SandboxCluster("prod", Path.of(""), Path.of(""));

    @BeforeEach
    void a_cluster_that_the_sandbox_made_and_whose_server_lives() throws IOException {
        cluster = new SandboxCluster("prod", folder.resolve("prod"), folder.resolve("prod.made"));
        Files.createDirectories(cluster.data().resolve("global"));
        control(Long.parseUnsignedLong(SYSTEM));
        Files.writeString(cluster.mark(), SYSTEM + "\n");
        postmaster(ProcessHandle.current().pid(), PORT);
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void there_it_asks_nobody_and_the_record_has_the_environment_that_it_is(Environment environment) {
        guard.clear(new SeedSandbox(cluster), site(environment, SYSTEM, PORT), List.of(), Confirmer.NOBODY);
        assertThat(recorded).singleElement().satisfies(intent -> {
            assertThat(intent.request().site().environment()).isEqualTo(environment);
            assertThat(intent.request().verdict()).isEqualTo(Verdict.FREE);
        });
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void another_server_is_refused_whatever_it_stands_for_and_whatever_is_said(Environment environment) {
        assertRefused(site(environment, "18446744073709551556", PORT));
        assertRefused(site(environment, SYSTEM, PORT + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"db.example.com:20000/shop", "localhost:20000/shop", "127.0.0.1:20000/other", "[::1]:20000/shop"
            })
    void another_address_is_refused(String address) {
        assertRefused(site(Environment.PRODUCTION, SYSTEM, address));
    }

    @Test
    void a_cluster_that_the_sandbox_did_not_make_is_refused() throws IOException {
        Files.writeString(cluster.mark(), "18446744073709551556\n");
        assertRefused(site(Environment.PRODUCTION, SYSTEM, PORT));
        Files.delete(cluster.mark());
        assertRefused(site(Environment.PRODUCTION, SYSTEM, PORT));
    }

    @Test
    void a_data_folder_that_holds_another_cluster_or_none_is_refused() throws IOException {
        control(7);
        assertRefused(site(Environment.PRODUCTION, SYSTEM, PORT));
        Files.write(cluster.data().resolve("global/pg_control"), new byte[3]);
        assertRefused(site(Environment.PRODUCTION, SYSTEM, PORT));
        Files.delete(cluster.data().resolve("global/pg_control"));
        assertRefused(site(Environment.PRODUCTION, SYSTEM, PORT));
    }

    @Test
    void a_server_that_does_not_live_is_refused() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        postmaster(ended.pid(), PORT);
        assertRefused(site(Environment.PRODUCTION, SYSTEM, PORT));
        Files.writeString(cluster.data().resolve("postmaster.pid"), "1\n");
        assertRefused(site(Environment.PRODUCTION, SYSTEM, PORT));
        Files.delete(cluster.data().resolve("postmaster.pid"));
        assertRefused(site(Environment.PRODUCTION, SYSTEM, PORT));
    }

    private void assertRefused(Site site) {
        SeedSandbox seed = new SeedSandbox(cluster);
        for (Confirmer confirmer : List.of(Confirmer.NOBODY, new Said(seed.digest(site.target()), "shop", "why"))) {
            assertThatThrownBy(() -> guard.clear(seed, site, List.of(), confirmer))
                    .isInstanceOfSatisfying(GuardRefusedException.class, e -> {
                        assertThat(e.code()).isEqualTo("LK-GUARD-SANDBOX");
                        assertThat(e.request()).isEmpty();
                    });
        }
        assertThat(recorded).isEmpty();
    }

    private void control(long system) throws IOException {
        byte[] bytes = ByteBuffer.allocate(64)
                .order(ByteOrder.nativeOrder())
                .putLong(system)
                .array();
        Files.write(cluster.data().resolve("global/pg_control"), bytes);
    }

    private void postmaster(long process, int port) throws IOException {
        Files.writeString(
                cluster.data().resolve("postmaster.pid"),
                "%d\n%s\n1700000000\n%d\n\n127.0.0.1\n".formatted(process, cluster.data(), port));
    }

    private static Site site(Environment environment, String system, int port) {
        return site(environment, system, "127.0.0.1:" + port + "/shop");
    }

    private static Site site(Environment environment, String system, String address) {
        return new Site(
                "prod",
                address,
                "shop",
                environment,
                new TargetIdentity(system, "shop", 16384),
                Strictness.USUAL,
                ChangeWindow.ALWAYS);
    }
}
