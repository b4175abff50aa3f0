package org.lockkeeper.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockkeeper.ui.shell.Action;

class PaletteViewModelTest {
    private static Action action(String title) {
        return new Action(title, title, "", () -> {});
    }

    @Test
    void what_fits_nothing_leaves_an_empty_list() {
        PaletteViewModel model = new PaletteViewModel(List.of(action("Go to Status")), List.of());
        model.queryProperty().set("xyz");
        assertThat(model.results()).isEmpty();
    }

    @Test
    void the_best_comes_first_and_equals_keep_their_order() {
        PaletteViewModel model = new PaletteViewModel(
                List.of(action("Stop a tus"), action("Go to Status"), action("Go to Preview")), List.of());
        model.queryProperty().set("status");
        assertThat(model.results()).first().extracting(Action::title).isEqualTo("Go to Status");
        model.queryProperty().set("");
        assertThat(model.results()).map(Action::title).containsExactly("Stop a tus", "Go to Status", "Go to Preview");
    }

    @Test
    void a_long_list_is_cut_and_says_so() {
        PaletteViewModel model = new PaletteViewModel(
                IntStream.range(0, 5_000).mapToObj(i -> action("Show m" + i)).toList(), List.of());
        assertThat(model.results()).hasSize(PaletteViewModel.LIMIT);
        assertThat(model.leftProperty().get()).isEqualTo(5_000 - PaletteViewModel.LIMIT);
        model.queryProperty().set("m4999");
        assertThat(model.results()).hasSize(1);
        assertThat(model.leftProperty().get()).isZero();
    }

    @Test
    void what_can_be_found_is_offered_once_something_is_typed() {
        PaletteViewModel model = new PaletteViewModel(
                List.of(action("Go to Status")),
                List.of(action("Migration 12: 20260901_orders"), action("Migration 2: 20261201_totals")));
        assertThat(model.results()).map(Action::title).containsExactly("Go to Status");
        model.queryProperty().set("orders");
        assertThat(model.results()).first().extracting(Action::title).isEqualTo("Migration 12: 20260901_orders");
        model.queryProperty().set("12");
        assertThat(model.results()).first().extracting(Action::title).isEqualTo("Migration 12: 20260901_orders");
        model.queryProperty().set("20261201");
        assertThat(model.results()).map(Action::title).containsExactly("Migration 2: 20261201_totals");
    }
}
