package org.lockkeeper.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.Site;
import org.lockkeeper.guard.Strictness;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The guard asks by dialogs, and compares what comes back. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class ConsentJourneyTest {
    private static final String DIGEST = "5f0c77e1".repeat(8);
    private static final ApplyMigrations APPLY =
            new ApplyMigrations(DIGEST, List.of("20260101120000_init", "20260102120000_coupon"));

    private final ProductionGuard guard = TestGuard.create(Clock.systemUTC());
    private OverlayPane overlay;
    private Theme theme;
    private Scene scene;

    @Start
    void start(Stage stage) {
        theme = new Theme(ThemeChoice.LIGHT);
        overlay = new OverlayPane(new BorderPane());
        scene = new Scene(overlay, 900, 640);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void production_asks_for_the_consequences_and_then_the_name(FxRobot robot) throws Exception {
        CompletableFuture<Clearance<ApplyMigrations>> asked = ask(Environment.PRODUCTION);
        Button go = await(robot, "Type the database name…");
        assertThat(robot.lookup(".consent-lines .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("· runs 20260101120000_init: 3 statements");
        Node lines = robot.lookup(".consent-lines").query();
        Node scroll = robot.lookup(".consent-scroll").query();
        assertThat(bottom(lines)).as("the last of them is in sight").isLessThanOrEqualTo(bottom(scroll));
        shot("consent-production");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.DARK));
        shot("consent-production-dark");
        robot.clickOn(go);
        Button apply = await(robot, "Apply 2 migrations on prod-eu");
        assertThat(apply.isDisabled()).isTrue();
        shot("consent-name-dark");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.LIGHT));
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("shop");
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
        assertThat(apply.isDisabled()).isFalse();
        shot("consent-name");
        robot.clickOn(apply);
        assertThat(asked.get(20, TimeUnit.SECONDS).operation()).isEqualTo(APPLY);
    }

    @Test
    void a_wrong_name_is_told_twice_and_then_refused_by_the_guard(FxRobot robot) throws Exception {
        CompletableFuture<Clearance<ApplyMigrations>> asked = ask(Environment.PRODUCTION);
        robot.clickOn(await(robot, "Type the database name…"));
        Button apply = await(robot, "Apply 2 migrations on prod-eu");
        robot.write("shpo");
        robot.clickOn(apply);
        assertThat(robot.lookup(".wrong").queryLabeled().getText())
                .isEqualTo("That is not its name. It is shop, to the letter.");
        shot("consent-name-wrong");
        robot.write("SHOP");
        assertThat(robot.lookup(".wrong").queryLabeled().isVisible()).isFalse();
        robot.type(KeyCode.ENTER);
        assertThat(asked).isNotDone();
        robot.write("shops").clickOn(apply);
        assertThatThrownBy(asked::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(GuardRefusedException.class, e -> {
                    assertThat(e.code()).isEqualTo("LK-GUARD-CONFIRM");
                    assertThat(Failure.of(e).sentence())
                            .contains("Nothing was changed.")
                            .doesNotContain("--");
                });
    }

    @Test
    void after_a_slip_the_right_name_confirms(FxRobot robot) throws Exception {
        CompletableFuture<Clearance<ApplyMigrations>> asked = ask(Environment.PRODUCTION);
        robot.clickOn(await(robot, "Type the database name…"));
        Button apply = await(robot, "Apply 2 migrations on prod-eu");
        robot.write("shpo").type(KeyCode.ENTER);
        robot.write("shop").clickOn(apply);
        assertThat(asked.get(20, TimeUnit.SECONDS).operation()).isEqualTo(APPLY);
    }

    @Test
    void enter_on_the_first_card_and_escape_confirm_nothing(FxRobot robot) throws Exception {
        CompletableFuture<Clearance<ApplyMigrations>> asked = ask(Environment.STAGING);
        await(robot, "Apply 2 migrations on staging");
        shot("consent-staging");
        robot.type(KeyCode.ENTER);
        assertThatThrownBy(asked::join).cause().isInstanceOf(Declined.class);
        CompletableFuture<Clearance<ApplyMigrations>> again = ask(Environment.STAGING);
        await(robot, "Apply 2 migrations on staging");
        robot.type(KeyCode.ESCAPE);
        assertThatThrownBy(again::join).cause().isInstanceOf(Declined.class);
    }

    @Test
    void staging_asks_once_and_development_never(FxRobot robot) throws Exception {
        CompletableFuture<Clearance<ApplyMigrations>> asked = ask(Environment.STAGING);
        robot.clickOn(await(robot, "Apply 2 migrations on staging"));
        assertThat(asked.get(20, TimeUnit.SECONDS).operation()).isEqualTo(APPLY);
        assertThat(ask(Environment.DEVELOPMENT).get(20, TimeUnit.SECONDS).operation())
                .isEqualTo(APPLY);
    }

    private static double bottom(Node node) {
        return node.localToScene(node.getBoundsInLocal()).getMaxY();
    }

    private CompletableFuture<Clearance<ApplyMigrations>> ask(Environment environment) {
        Site site = new Site(
                environment == Environment.PRODUCTION ? "prod-eu" : environment.label(),
                "db.example.org:5432/shop",
                "dba",
                environment,
                new TargetIdentity("7412345678901234567", "shop", 16384),
                Strictness.USUAL,
                ChangeWindow.ALWAYS);
        List<String> consequences = List.of(
                "runs 20260101120000_init: 3 statements",
                "runs 20260102120000_coupon: 1 statement",
                "Prisma 7.3: each script is one implicit transaction, so that a script that fails leaves nothing behind unless it says otherwise itself.",
                "on public.orders, 120 million rows: ALTER TABLE rewrites it under AccessExclusive, and whoever reads it waits as long as that takes");
        Supplier<Clearance<ApplyMigrations>> asking =
                () -> guard.clear(APPLY, site, consequences, new FxConfirmer(overlay, Optional.of(DIGEST)));
        return CompletableFuture.supplyAsync(asking);
    }

    private static Button await(FxRobot robot, String label) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> find(robot, label).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        return find(robot, label).orElseThrow();
    }

    private static Optional<Button> find(FxRobot robot, String label) {
        return robot.lookup(".card-buttons .button").queryAllAs(Button.class).stream()
                .filter(b -> label.equals(b.getText()))
                .findFirst();
    }

    private void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(() -> Screenshots.save(scene, "journey-" + name));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
