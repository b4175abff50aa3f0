package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.logs.format.Severity;

class FiltersViewModelTest {
    private static final FilterInput WHOLE = new FilterInput(
            "dead.*lock",
            true,
            true,
            true,
            Optional.of(Severity.ERROR),
            "17",
            "app",
            "shop",
            "40P01",
            "10m",
            "2026-11-25 10:00");

    private final Map<String, String> settings = new HashMap<>(Map.of("rule.0000.pattern", "kept"));
    private final FiltersViewModel filters = opened();

    private FiltersViewModel opened() {
        return new FiltersViewModel(new KeptValues(settings, values -> {
            settings.clear();
            settings.putAll(values);
        }));
    }

    private List<String> names(FiltersViewModel model) {
        return model.savedProperty().get().stream().map(SavedFilter::name).toList();
    }

    @Test
    void what_has_no_name_or_filters_nothing_is_refused_with_a_sentence() {
        assertThat(filters.refusal("errors", FilterInput.NONE)).hasValue("Nothing is filtered at the moment.");
        assertThat(filters.refusal(" ", WHOLE)).hasValue("Give the filter a name.");
        assertThat(filters.refusal("x".repeat(81), WHOLE)).isPresent();
        assertThat(filters.refusal("errors", WHOLE)).isEmpty();
    }

    @Test
    void settings_that_are_none_of_ours_or_broken_are_passed_over() {
        settings.putAll(Map.of("filter", "x", "filter.1", "x", "filter.0001.text", "no name", "filter.0002.name", "a"));
        settings.put("filter.0002.level", "deafening");
        assertThat(opened().savedProperty().get()).containsExactly(new SavedFilter("a", FilterInput.NONE));
    }

    @Test
    void the_whole_filter_is_there_again_at_the_next_start() {
        filters.save(" locks ", WHOLE);
        FilterInput level = FilterInput.NONE.withLevel(Optional.of(Severity.WARNING));
        filters.save("Alarms", level);
        assertThat(opened().savedProperty().get())
                .containsExactly(new SavedFilter("Alarms", level), new SavedFilter("locks", WHOLE));
        assertThat(settings).containsEntry("rule.0000.pattern", "kept");
    }

    @Test
    void a_filter_takes_the_place_of_the_one_of_its_name_and_a_name_is_given_once() {
        filters.save("locks", FilterInput.NONE.ofPid("1"));
        filters.save("Locks", WHOLE);
        assertThat(filters.savedProperty().get()).containsExactly(new SavedFilter("Locks", WHOLE));
        filters.save("other", FilterInput.NONE.ofPid("1"));
        SavedFilter other = filters.named("OTHER").orElseThrow();
        assertThat(filters.renameRefusal(other, "locks")).hasValue("A filter is called Locks already.");
        assertThat(filters.renameRefusal(other, "Other")).isEmpty();
        filters.rename(other, "another");
        assertThat(names(filters)).containsExactly("another", "Locks");
    }

    @Test
    void a_removed_one_leaves_nothing_behind() {
        filters.save("a", WHOLE);
        filters.save("b", WHOLE);
        filters.remove(filters.named("a").orElseThrow());
        assertThat(names(opened())).containsExactly("b");
        filters.remove(filters.named("b").orElseThrow());
        assertThat(settings).containsOnlyKeys("rule.0000.pattern");
    }

    @Test
    void a_filter_is_told_in_words() {
        assertThat(FilterWords.of(FilterInput.NONE)).isEmpty();
        assertThat(FilterWords.of(WHOLE))
                .isEqualTo(
                        "without /dead.*lock/ · Aa · ERROR and graver · pid 17 · User app · Database shop · SQLSTATE 40P01 · Since 10m · Until 2026-11-25 10:00");
        assertThat(FilterWords.of(FilterInput.NONE.withText("a\u202eb", false))).doesNotContain("\u202e");
    }
}
