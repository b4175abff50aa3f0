package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** When a row is laid out at once, so that the toolkit does not style it again. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class RowLooksTest {
    private static final PseudoClass HIT = PseudoClass.getPseudoClass("hit");

    private Label cell;
    private TableRow<Integer> row;
    private RowLooks looks;

    @Start
    void start(Stage stage) {
        cell = new Label("before");
        row = new TableRow<>();
        row.setGraphic(cell);
        looks = new RowLooks(row);
        stage.setScene(new Scene(new StackPane(row), 300, 60));
        stage.show();
    }

    @Test
    void new_words_alone_are_laid_out_at_once() {
        onToolkit(() -> {
            looks.settle();
            renumber();
            assertThat(row.isNeedsLayout()).isTrue();
            looks.settle();
            assertThat(row.isNeedsLayout()).isFalse();
        });
    }

    @Test
    void a_row_that_looks_otherwise_is_left_to_be_styled() {
        onToolkit(() -> {
            looks.settle();
            renumber();
            looks.set(HIT, true);
            looks.settle();
            assertThat(row.isNeedsLayout()).isTrue();
            assertThat(row.getPseudoClassStates()).contains(HIT);
        });
    }

    @Test
    void a_state_that_it_has_is_no_change() {
        onToolkit(() -> {
            looks.set(HIT, true);
            looks.settle();
            renumber();
            looks.set(HIT, true);
            looks.settle();
            assertThat(row.isNeedsLayout()).isFalse();
        });
    }

    @Test
    void a_new_row_is_left_to_be_styled() {
        onToolkit(() -> {
            renumber();
            looks.settle();
            assertThat(row.isNeedsLayout()).isTrue();
        });
    }

    private void renumber() {
        cell.setText(cell.getText() + " and after");
        row.requestLayout();
    }

    private static void onToolkit(Runnable test) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, test);
    }
}
