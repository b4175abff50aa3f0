package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockkeeper.app.WindowUnderTest.onToolkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.ui.MadeUpEngine;
import org.lockkeeper.ui.MadeUpWorkspaces;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.shell.Page;
import org.lockkeeper.ui.shell.Screen;

class WindowJourneyTest {
    @TempDir
    private Path folder;

    private final MadeUpEngine engine = new MadeUpEngine(List.of("1_init", "2_orders", "3_totals"))
            .applied("dev", 3)
            .applied("staging", 2)
            .applied("prod-eu", 1);
    private final MadeUpWorkspaces workspaces = new MadeUpWorkspaces(engine);
    private WindowUnderTest window;

    @BeforeEach
    void open() throws TimeoutException {
        window = new WindowUnderTest(folder, workspaces);
    }

    @AfterEach
    void close() {
        List<String> warnings = window.styleWarnings();
        window.close();
        assertThat(warnings).as("what the toolkit says of the style sheets").isEmpty();
    }

    private void openSandbox() {
        window.click("#open-sandbox");
        window.waitFor("#navigation-status");
        window.waitUntil(() -> window.model().healthProperty().get().isKnown());
    }

    @Test
    void the_rail_marks_the_page_that_led_to_the_one_in_front() {
        openSandbox();
        Screen preview = Gallery.page("preview", "A page behind the preview", _ -> {});
        onToolkit(() -> {
            window.model().select(preview);
            return preview;
        });
        assertThat(window.node("#navigation-preview").getPseudoClassStates())
                .contains(PseudoClass.getPseudoClass("selected"));
    }

    @Test
    void the_connections_open_on_the_environment_in_focus_and_close_to_where_one_was() {
        openSandbox();
        window.click("#navigation-preview");
        onToolkit(() -> {
            WorkspaceModel open = window.model().workspaceProperty().get().orElseThrow();
            open.focus("staging");
            return open;
        });
        window.keys(KeyCode.SHORTCUT, KeyCode.E);
        window.waitFor("#profile-list");
        window.screenshot("journey-connections");
        ListView<?> list = (ListView<?>) window.node("#profile-list");
        assertThat(list.getSelectionModel().getSelectedIndex()).isEqualTo(1);
        assertThat(list.lookupAll(".scroll-bar"))
                .filteredOn(bar -> ((ScrollBar) bar).getOrientation() == Orientation.HORIZONTAL)
                .noneMatch(Node::isVisible);
        assertThat(window.node("From pg_service.conf\u2026").lookup(".text"))
                .isInstanceOfSatisfying(
                        Text.class, text -> assertThat(text.getText()).isEqualTo("From pg_service.conf\u2026"));
        window.click("#profile-close");
        window.waitUntil(() -> window.model().pageProperty().get() instanceof Page.OfScreen(Screen screen)
                && screen.id().equals("preview"));
    }

    @Test
    void a_sandbox_that_does_not_start_is_told_with_code_and_details_to_copy() {
        workspaces.withBrokenSandbox();
        window.click("#open-sandbox");
        window.waitFor("LK-SANDBOX-START");
        assertThat(window.shows(".details")).isFalse();
        window.click("Details");
        assertThat(window.shows(".details")).isTrue();
        window.click("Copy all");
        assertThat(onToolkit(() -> Clipboard.getSystemClipboard().getString()))
                .contains("no space is left", "LK-SANDBOX-START", "lockkeeper.log")
                .doesNotContain("\tat ");
        window.screenshot("error-dialog");
        window.keys(KeyCode.ESCAPE);
        assertThat(window.shows("LK-SANDBOX-START")).isFalse();
        assertThat(window.shows("#open-sandbox")).isTrue();
    }

    @Test
    void the_first_start_leads_to_the_sandbox_and_every_environment_tells_its_standing() {
        engine.unreachable("staging", "staging is down; start it.");
        window.screenshot("first-start");
        openSandbox();
        assertThat(window.shows("2 of 3 reachable")).isTrue();
        assertThat(window.robot().lookup(".environment-standing").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(text -> text.startsWith("Not reachable since "));
        assertThat(window.shows("sslmode require: not verified")).isTrue();
        assertThat(window.shows("Status page")).isTrue();
        window.screenshot("frame-light");
    }

    @Test
    void production_in_focus_draws_a_stripe_and_development_takes_it_away() {
        openSandbox();
        assertThat(window.shows("#production-stripe")).isFalse();
        window.keys(KeyCode.ALT, KeyCode.DIGIT3);
        assertThat(window.shows("#production-stripe")).isTrue();
        assertThat(window.shows("PRODUCTION")).isTrue();
        window.screenshot("frame-production");
        window.click("#environment-dev");
        assertThat(window.shows("#production-stripe")).isFalse();
    }

    @Test
    void the_palette_finds_a_page_by_a_few_letters_and_other_keys_rest_meanwhile() {
        openSandbox();
        window.keys(KeyCode.CONTROL, KeyCode.K);
        assertThat(window.shows("#palette")).isTrue();
        window.keys(KeyCode.CONTROL, KeyCode.E);
        assertThat(window.shows("#profile-editor")).isFalse();
        window.type("gopre");
        window.screenshot("palette");
        window.keys(KeyCode.ENTER);
        assertThat(window.shows("#palette")).isFalse();
        assertThat(window.shows("Preview page")).isTrue();
        window.keys(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(window.shows("Status page")).isTrue();
    }

    @Test
    void the_palette_gives_the_keyboard_back_and_keeps_it_while_it_is_there() {
        openSandbox();
        window.click("#environment-staging");
        window.keys(KeyCode.CONTROL, KeyCode.K);
        for (int i = 0; i < 5; i++) {
            window.keys(KeyCode.TAB);
            assertThat(onToolkit(() -> window.stage().getScene().getFocusOwner()))
                    .isInstanceOf(TextInputControl.class);
        }
        window.keys(KeyCode.ESCAPE);
        assertThat(onToolkit(() -> window.stage().getScene().getFocusOwner().getId()))
                .isEqualTo("environment-staging");
    }

    @Test
    void a_wrong_connection_is_told_in_its_place_and_a_right_one_is_tested_and_saved() {
        openSandbox();
        window.keys(KeyCode.CONTROL, KeyCode.E);
        window.fill("#profile-port", "70000");
        assertThat(window.shows("A number from 1 to 65535.")).isTrue();
        assertThat(window.node("#profile-save").isDisabled()).isTrue();
        window.screenshot("connections-wrong");
        window.fill("#profile-port", "6000");
        assertThat(window.shows("A number from 1 to 65535.")).isFalse();
        window.click("#profile-test");
        window.waitFor("Connected as dba: PostgreSQL 17.11, primary, no TLS, 2 ms.");
        window.screenshot("connections");
        window.click("#profile-save");
        window.waitUntil(() -> !workspaces.written().isEmpty());
        assertThat(workspaces.written().getFirst().profiles())
                .map(ConnectionProfile::port)
                .containsExactly(6000, 5432, 5432);
        window.waitFor("Status page");
    }

    @Test
    void weak_tls_on_production_shows_in_the_editor() {
        openSandbox();
        window.keys(KeyCode.CONTROL, KeyCode.E);
        assertThat(window.shows("#weak-tls")).isFalse();
        window.click("prod-eu");
        window.waitFor("#weak-tls");
        window.screenshot("connections-production");
    }

    @Test
    void closing_while_a_job_changes_something_asks_first() throws InterruptedException {
        openSandbox();
        CountDownLatch end = new CountDownLatch(1);
        onToolkit(() -> window.tasks()
                .start(
                        Job.durable("Applying 3 migrations to dev", (progress, _) -> {
                            progress.report("statement 2 of 9", 2, 9);
                            return end.await(20, TimeUnit.SECONDS);
                        }),
                        _ -> {},
                        _ -> {}));
        requestClose();
        window.waitFor("Cut it off and quit");
        window.screenshot("closing-with-a-job");
        window.click("Cancel");
        assertThat(window.stage().isShowing()).isTrue();
        requestClose();
        window.click("Cut it off and quit");
        window.waitUntil(() -> !window.stage().isShowing());
        end.countDown();
    }

    @Test
    void cancelling_a_job_is_shown_as_asked_until_it_ends() {
        openSandbox();
        CountDownLatch end = new CountDownLatch(1);
        CancelToken token = onToolkit(() -> window.tasks()
                .start(
                        Job.durable("Applying 3 migrations to dev", (progress, _) -> {
                            progress.report("statement 2 of 9", 2, 9);
                            return end.await(20, TimeUnit.SECONDS);
                        }),
                        _ -> {},
                        _ -> {}));
        window.waitFor("Applying 3 migrations to dev: statement 2 of 9");
        window.click("#cancel-job");
        window.waitFor("Applying 3 migrations to dev: cancel asked for, waiting for it to stop");
        assertThat(token.isRequested()).isTrue();
        window.screenshot("job-cancelling");
        end.countDown();
        window.waitUntil(() -> !window.shows("#cancel-job"));
    }

    @Test
    void a_connecting_thread_gets_the_password_that_is_typed_and_nothing_when_it_is_declined() throws Exception {
        ConnectionProfile profile = MadeUpWorkspaces.profile("prod-eu", Environment.PRODUCTION, SslMode.VERIFY_FULL);
        for (String typed : List.of("geheim", "")) {
            CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> answer.complete(window.dialogs().password(profile)));
            window.waitFor("Password for prod-eu");
            if (typed.isEmpty()) {
                window.keys(KeyCode.ESCAPE);
                assertThat(answer.get(20, TimeUnit.SECONDS)).isEmpty();
            } else {
                window.type(typed);
                window.screenshot("password");
                window.keys(KeyCode.ENTER);
                assertThat(answer.get(20, TimeUnit.SECONDS)).contains(typed);
            }
        }
    }

    @Test
    void what_was_open_and_how_it_looked_is_there_again_after_a_restart() throws TimeoutException {
        openSandbox();
        window.keys(KeyCode.CONTROL, KeyCode.K);
        window.type("theme dark");
        window.keys(KeyCode.ENTER);
        window.screenshot("frame-dark");
        requestClose();
        window.waitUntil(() -> !window.stage().isShowing());
        window.close();
        window = new WindowUnderTest(folder, workspaces);
        window.waitFor("Status page");
        assertThat(window.model().recent()).containsExactly(MadeUpWorkspaces.SANDBOX);
        assertThat(window.shows("#theme")).isTrue();
        assertThat(window.node("#theme").getAccessibleText()).isEqualTo("Theme: dark");
        window.click("#theme");
        assertThat(window.node("#theme").getAccessibleText()).isEqualTo("Theme: as the system");
    }

    @Test
    void every_control_has_a_name_for_a_screen_reader() {
        openSandbox();
        List<String> nameless = new ArrayList<>(nameless());
        window.keys(KeyCode.CONTROL, KeyCode.E);
        nameless.addAll(nameless());
        window.keys(KeyCode.CONTROL, KeyCode.K);
        nameless.addAll(nameless());
        assertThat(nameless).isEmpty();
    }

    @Test
    void leaving_a_workspace_leads_back_to_the_start_page_with_the_way_back() {
        openSandbox();
        window.keys(KeyCode.CONTROL, KeyCode.W);
        assertThat(window.model().pageProperty().get()).isEqualTo(new Page.Start());
        assertThat(window.shows("OPENED LATELY")).isTrue();
        window.screenshot("start-with-recent");
        window.click(MadeUpWorkspaces.SANDBOX.toString());
        window.waitFor("Status page");
    }

    private void requestClose() {
        Platform.runLater(
                () -> window.stage().fireEvent(new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
        window.settle();
    }

    private List<String> nameless() {
        return onToolkit(() -> {
            List<Node> labelled = window.robot().lookup(".label").queryAll().stream()
                    .filter(Label.class::isInstance)
                    .map(label -> ((Label) label).getLabelFor())
                    .filter(Objects::nonNull)
                    .toList();
            return window.robot().lookup((Node node) -> node.isFocusTraversable()).queryAll().stream()
                    .filter(node -> node instanceof ButtonBase
                            || node instanceof TextInputControl
                            || node instanceof ComboBoxBase)
                    .filter(node -> !labelled.contains(node))
                    .filter(node -> node.getAccessibleText() == null
                            || node.getAccessibleText().isBlank())
                    .filter(node -> !(node instanceof Labeled l)
                            || l.getText() == null
                            || l.getText().isBlank())
                    .map(node -> node + " on " + window.model().pageProperty().get())
                    .toList();
        });
    }
}
