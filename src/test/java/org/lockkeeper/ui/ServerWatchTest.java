package org.lockkeeper.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.SettableClock;

class ServerWatchTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T10:12:00Z"));
    private final MadeUpEngine engine = new MadeUpEngine(List.of("1_init", "2_orders"))
            .applied("dev", 2)
            .applied("staging", 1)
            .applied("prod-eu", 1);
    private final AtomicInteger readings = new AtomicInteger();
    private final WorkspaceModel workspace = new WorkspaceModel(
            new MadeUpWorkspaces(engine).open(MadeUpWorkspaces.FILE), new DirectTaskRunner(Progress.NONE), clock);
    private final ServerWatch watch = new ServerWatch(workspace, new DirectTaskRunner(Progress.NONE), clock);

    @BeforeEach
    void read() {
        workspace.refresh();
        workspace.matrixProperty().addListener((_, _, _) -> readings.incrementAndGet());
        watch.look();
    }

    private void lookAfter(Duration time) {
        clock.pass(time);
        watch.look();
    }

    private ConnectionProfile profile(String name) {
        return workspace.workspace().profile(name).orElseThrow();
    }

    @Test
    void nothing_is_read_while_nothing_changes() {
        lookAfter(ServerWatch.INTERVAL);
        lookAfter(ServerWatch.INTERVAL);
        assertThat(readings).hasValue(0);
    }

    @Test
    void a_history_that_somebody_else_changed_is_read() {
        engine.applied("prod-eu", 2);
        lookAfter(Duration.ofSeconds(5));
        assertThat(readings).hasValue(0);
        lookAfter(ServerWatch.INTERVAL);
        assertThat(readings).hasValue(1);
        assertThat(workspace.status(profile("prod-eu")).orElseThrow().applied()).isEqualTo(2);
        lookAfter(ServerWatch.INTERVAL);
        assertThat(readings).hasValue(1);
    }

    @Test
    void a_server_that_goes_down_is_told_with_since_when_and_again_when_it_is_back() {
        engine.unreachable("staging", "staging is down");
        lookAfter(ServerWatch.INTERVAL);
        assertThat(workspace.silentSince(profile("staging"))).contains(clock.instant());
        Instant since = clock.instant();
        lookAfter(ServerWatch.INTERVAL);
        assertThat(workspace.silentSince(profile("staging"))).contains(since);
        assertThat(readings).hasValue(1);
        engine.reachable("staging");
        lookAfter(ServerWatch.LONGEST);
        assertThat(readings).hasValue(2);
        assertThat(workspace.silentSince(profile("staging"))).isEmpty();
    }

    @Test
    void a_server_that_stays_down_is_asked_more_and_more_seldom() {
        engine.unreachable("staging", "staging is down");
        int before = engine.glances("staging");
        for (int i = 0; i < 40; i++) {
            lookAfter(ServerWatch.INTERVAL);
        }
        assertThat(engine.glances("staging") - before).isLessThan(12);
        assertThat(engine.glances("dev") - before).isEqualTo(40);
    }

    @Test
    void a_refused_login_is_not_tried_again_by_itself() {
        engine.refusing("staging", "the password is wrong");
        workspace.refresh();
        int before = engine.glances("staging");
        lookAfter(ServerWatch.LONGEST);
        lookAfter(ServerWatch.LONGEST);
        assertThat(engine.glances("staging")).isEqualTo(before);
    }

    @Test
    void an_environment_that_was_never_read_is_left_alone() {
        WorkspaceModel unread = new WorkspaceModel(
                new MadeUpWorkspaces(engine).open(MadeUpWorkspaces.FILE), new DirectTaskRunner(Progress.NONE), clock);
        int before = engine.glances("dev");
        new ServerWatch(unread, new DirectTaskRunner(Progress.NONE), clock).look();
        assertThat(engine.glances("dev")).isEqualTo(before);
    }
}
