package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockkeeper.app.WindowUnderTest.onToolkit;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.ui.MadeUpEngine;
import org.lockkeeper.ui.MadeUpWorkspaces;

class KeyboardJourneyTest {
    @TempDir
    private Path folder;

    private WindowUnderTest window;

    @BeforeEach
    void open() throws TimeoutException {
        window = new WindowUnderTest(folder, new MadeUpWorkspaces(new MadeUpEngine(List.of("1_init"))));
        window.click("#open-sandbox");
        window.waitFor("#navigation-status");
        window.waitUntil(() -> window.model().healthProperty().get().isKnown());
    }

    @AfterEach
    void close() {
        List<String> warnings = window.styleWarnings();
        window.close();
        assertThat(warnings).as("what the toolkit says of the style sheets").isEmpty();
    }

    private String focused() {
        return onToolkit(() -> {
            Node owner = window.stage().getScene().getFocusOwner();
            return owner == null ? "" : String.valueOf(owner.getId());
        });
    }

    @Test
    void the_rail_is_one_stop_and_the_arrows_move_in_it() {
        window.keys(KeyCode.SHIFT, KeyCode.F7);
        assertThat(focused()).isEqualTo("navigation-status");
        window.keys(KeyCode.DOWN);
        assertThat(focused()).isEqualTo("navigation-preview");
        assertThat(window.shows("Status page")).isTrue();
        assertThat(hasRing("#navigation-preview")).isTrue();
        window.screenshot("keyboard-rail");
        window.keys(KeyCode.ENTER);
        assertThat(window.shows("Preview page")).isTrue();
        window.keys(KeyCode.END);
        assertThat(focused()).isEqualTo("environment-prod-eu");
        window.keys(KeyCode.ENTER);
        assertThat(window.shows("#production-stripe")).isTrue();
        window.keys(KeyCode.TAB);
        assertThat(focused()).doesNotStartWith("environment-").doesNotStartWith("navigation-");
        window.keys(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(focused()).isEqualTo("environment-prod-eu");
    }

    private boolean hasRing(String node) {
        return window.node(node).getPseudoClassStates().contains(PseudoClass.getPseudoClass("focus-visible"));
    }

    @Test
    void a_key_leads_from_anywhere_into_the_page() {
        window.keys(KeyCode.SHIFT, KeyCode.F7);
        window.keys(KeyCode.F7);
        Node owner = onToolkit(() -> window.stage().getScene().getFocusOwner());
        assertThat(isInPage(owner)).isTrue();
        assertThat(hasRing("#navigation-status")).isFalse();
    }

    private static boolean isInPage(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains("page")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void a_card_names_the_keys_that_work_and_goes_with_escape() {
        window.keys(KeyCode.F1);
        assertThat(window.shows("#keys")).isTrue();
        assertThat(window.shows("Read all environments again")).isTrue();
        assertThat(window.shows("F5")).isTrue();
        window.screenshot("keys");
        window.keys(KeyCode.ESCAPE);
        assertThat(window.shows("#keys")).isFalse();
    }
}
