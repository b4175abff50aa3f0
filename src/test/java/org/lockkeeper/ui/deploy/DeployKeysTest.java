package org.lockkeeper.ui.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockkeeper.ui.deploy.DeployWindow.await;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.shell.Action;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The Deploy page by the keyboard alone. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class DeployKeysTest {
    private final DeployProject project = new DeployProject(Screenshots.newFolder()).withNext();
    private DeployWindow window;

    @Start
    void start(Stage stage) {
        window = new DeployWindow(stage, project);
    }

    @AfterEach
    void the_workspace_closes() {
        window.close();
    }

    @Test
    void the_steps_are_one_stop_and_a_step_begins_at_the_next() throws Exception {
        await(() -> window.isShown("#gate-team-notified"));
        await(() -> isOn("deploy-step-checklist"));
        window.push(KeyCode.DOWN);
        assertThat(window.focused().getId()).isEqualTo("deploy-step-risk");
        window.push(KeyCode.ENTER);
        assertThat(window.isShown(".risk-grid")).isTrue();
        window.push(KeyCode.TAB);
        assertThat(window.focused().getId()).as("the first answer").startsWith("risk-");
        window.push(KeyCode.SHORTCUT, KeyCode.PAGE_DOWN);
        assertThat(window.isShown("#deploy-reviewed")).isTrue();
        window.push(KeyCode.TAB);
        assertThat(window.focused().getId()).isEqualTo("deploy-reviewed");
        window.push(KeyCode.SHORTCUT, KeyCode.PAGE_UP);
        assertThat(window.focused().getId()).isEqualTo("deploy-step-risk");
    }

    @Test
    void the_keys_of_the_steps_are_told_with_the_others_and_work_from_anywhere() throws Exception {
        await(() -> window.isShown("#gate-team-notified"));
        Action next = window.action("deploy.next");
        assertThat(next.shortcut()).isEqualTo("Shortcut+Page Down");
        window.run(next);
        assertThat(window.isShown(".risk-grid")).isTrue();
        window.run(window.action("deploy.back"));
        assertThat(window.isShown("#gate-team-notified")).isTrue();
    }

    private boolean isOn(String id) {
        return id.equals(window.focused().getId());
    }
}
