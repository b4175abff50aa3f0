package org.lockkeeper.ui.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockkeeper.ui.deploy.DeployWindow.await;

import java.io.IOException;
import java.nio.file.Files;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.ui.sample.Screenshots;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

/** What goes wrong in a deploy on a real server, mended with the mouse. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // open comes first in every test
class DeployFailureJourneyTest {
    private static final String PRICE = "select 1 from information_schema.columns where column_name = 'price'";

    private final DeployProject project = new DeployProject(Screenshots.newFolder());
    private final TestDatabase production = project.production();
    private DeployWindow window;

    @AfterEach
    void the_workspace_closes() {
        window.close();
    }

    @Test
    void a_run_is_cancelled_by_its_button_in_the_middle_of_a_statement() throws Exception {
        open("alter table product add column price int;\nselect pg_sleep(600);\n");
        Await.until(
                () -> production
                        .rows("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and query like 'select pg_sleep(600)%' and state = 'active'")
                        .getFirst(),
                "1"::equals);
        window.click("#run-cancel");
        await(() -> window.texts().stream().anyMatch(text -> text.contains("canceling statement due to user request")));
        window.shot("deploy-cancelled");
        assertThat(production.rows("select 1 from information_schema.columns where column_name = 'price'"))
                .isEmpty();
    }

    @Test
    void the_look_before_a_run_is_cancelled_by_its_button_and_nothing_runs() throws Exception {
        endlessCheck("");
        begin("alter table product add column price int;\n");
        awaitCheck();
        window.click("#run-cancel");
        await(() -> window.texts()
                .contains("The deploy to production was cancelled before anything was run. Nothing was changed."));
        assertThat(production.rows(PRICE)).isEmpty();
    }

    @Test
    void the_comparison_after_a_run_is_ended_by_its_button_and_the_report_is_there() throws Exception {
        endlessCheck(" where exists (" + PRICE + ")");
        open("alter table product add column price int;\n");
        awaitCheck();
        await(() -> window.texts().contains("What is there now is compared with what was there before."));
        window.click("#run-cancel");
        await(() -> window.texts().contains("Signed by 0 of 3"));
        assertThat(Files.readString(project.folder().resolve("migration-log.md")))
                .contains(DeployProject.NEXT, "It was cancelled before this was looked at to its end.");
        assertThat(production.rows(PRICE)).hasSize(1);
    }

    private void endlessCheck(String condition) throws IOException {
        Files.writeString(
                Files.createDirectories(project.folder().resolve("checks")).resolve("endless.sql"),
                "-- expect: value >= 0\nselect count(*) from pg_class a, pg_class b, pg_class c, pg_class d"
                        + condition);
    }

    private void awaitCheck() {
        Await.until(
                () -> production
                        .rows("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and query like 'fetch forward%' and state = 'active'")
                        .getFirst(),
                "1"::equals);
    }

    @Test
    void an_index_that_was_left_invalid_is_dropped_by_its_button() throws Exception {
        production.execute("update product set name = 'same'");
        open("create unique index concurrently product_name on product (name);\n");
        await(() -> window.isShown(".left-behind .button"));
        window.shot("deploy-failed");
        assertThat(production.rows("select indisvalid from pg_index where indexrelid = 'product_name'::regclass"))
                .containsExactly("f");
        window.click(".left-behind .button");
        window.confirm("Drop");
        await(() -> production
                .rows("select 1 from pg_class where relname = 'product_name'")
                .isEmpty());
    }

    private void open(String script) throws Exception {
        begin(script);
        window.confirm("Apply");
    }

    private void begin(String script) throws Exception {
        project.write(DeployProject.NEXT, script);
        project.checklist("{\"version\": 1, \"items\": []}");
        window = FxToolkit.setupFixture(() -> new DeployWindow(new Stage(), project));
        await(() -> window.isShown("#deploy-next"));
        window.click("#deploy-step-preview");
        window.click("#deploy-reviewed");
        window.click("#deploy-step-consequences");
        window.click("#deploy-go");
    }
}
