package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.logs.format.Severity;

class RulesViewModelTest {
    private static final String DARK_TEXT = "#c9d1d9";
    private static final String LIGHT_TEXT = "#24292f";
    private static final double LEAST_CONTRAST = 4.5;

    private final Map<String, String> settings = new HashMap<>();
    private final RulesViewModel rules = opened();

    private RulesViewModel opened() {
        return new RulesViewModel(new KeptValues(settings, values -> {
            settings.clear();
            settings.putAll(values);
        }));
    }

    private static LogRow row(String line) {
        return new LogRow(
                0,
                Optional.of(Instant.EPOCH),
                Severity.LOG,
                OptionalInt.of(7),
                "app",
                "shop",
                Map.of(),
                "the message",
                line);
    }

    private void rule(String pattern, RuleColour colour) {
        rules.add();
        int last = rules.rulesProperty().get().size() - 1;
        rules.change(last, new HighlightRule(pattern, colour, true, false, false));
    }

    private static Optional<RuleColour> colour(RulesViewModel rules, LogRow row) {
        return rules.look(row).map(RulesViewModel.Look::colour);
    }

    @Test
    void what_matches_is_coloured_and_all_of_the_row_where_the_rule_says_so() {
        rule("mess|7", RuleColour.RED);
        rule("the mes|age", RuleColour.BLUE);
        LogRow row = row("[7] the message");
        assertThat(rules.look(row))
                .hasValue(new RulesViewModel.Look(
                        RuleColour.RED,
                        false,
                        List.of(
                                new RulesViewModel.Stretch(4, 8, RuleColour.RED),
                                new RulesViewModel.Stretch(8, 11, RuleColour.BLUE))));
        rules.change(0, rules.rulesProperty().get().getFirst().wholeRow(true));
        assertThat(rules.look(row)).hasValue(new RulesViewModel.Look(RuleColour.RED, true, List.of()));
        assertThat(opened().rulesProperty().get())
                .extracting(HighlightRule::row)
                .containsExactly(true, false);
    }

    @Test
    void a_pattern_that_is_not_well_formed_is_told_and_matches_nothing() {
        rule("(a", RuleColour.RED);
        assertThat(rules.rulesProperty().get().getFirst().fault())
                .hasValueSatisfying(words -> assertThat(words).contains("not well formed"));
        assertThat(colour(rules, row("(a"))).isEmpty();
        rule("", RuleColour.BLUE);
        assertThat(rules.rulesProperty().get().getLast().fault()).isPresent();
        assertThat(colour(rules, row("x"))).isEmpty();
    }

    @Test
    void the_upper_one_of_two_that_match_wins_and_one_that_is_off_does_not() {
        rule("dead", RuleColour.RED);
        rule("dead(lock|line)", RuleColour.BLUE);
        assertThat(colour(rules, row("ERROR:  deadlock detected"))).hasValue(RuleColour.RED);
        rules.raise(1);
        rules.raise(0);
        assertThat(colour(rules, row("ERROR:  deadlock detected"))).hasValue(RuleColour.BLUE);
        rules.change(0, rules.rulesProperty().get().getFirst().turned(false));
        assertThat(colour(rules, row("ERROR:  deadlock detected"))).hasValue(RuleColour.RED);
        assertThat(colour(rules, row("all is well"))).isEmpty();
        rules.remove(1);
        assertThat(colour(rules, row("ERROR:  deadlock detected"))).isEmpty();
    }

    @Test
    void rules_are_there_again_at_the_next_start_without_those_that_were_not_written() {
        rule("(?i)panic|[0-9]{5} ms", RuleColour.VIOLET);
        rule("", RuleColour.TEAL);
        assertThat(opened().rulesProperty().get())
                .containsExactly(new HighlightRule("(?i)panic|[0-9]{5} ms", RuleColour.VIOLET, true, false, false));
        assertThat(colour(opened(), row("Panic, 12345 ms"))).hasValue(RuleColour.VIOLET);
    }

    @Test
    void a_new_rule_has_a_colour_that_is_used_least_and_there_is_an_end_to_them() {
        rules.add();
        rules.add();
        assertThat(rules.rulesProperty().get())
                .extracting(HighlightRule::colour)
                .containsExactly(RuleColour.AMBER, RuleColour.RED);
        while (rules.hasRoom()) {
            rules.add();
        }
        assertThat(rules.rulesProperty().get()).hasSize(RulesViewModel.MOST);
    }

    @Test
    void text_on_every_colour_can_be_read_in_light_and_dark() throws Exception {
        String tokens = Files.readString(Path.of("src/main/resources/ui/tokens.css"));
        for (RuleColour colour : RuleColour.values()) {
            Matcher found = Pattern.compile(
                            "-lk-rule-%s: ladder\\(-color-bg-default, (#[0-9a-f]{6}) 49%%, (#[0-9a-f]{6}) 50%%\\);"
                                    .formatted(colour.word()))
                    .matcher(tokens);
            assertThat(found.find()).as(colour.word()).isTrue();
            assertThat(contrast(found.group(1), DARK_TEXT)).as(colour.word()).isGreaterThan(LEAST_CONTRAST);
            assertThat(contrast(found.group(2), LIGHT_TEXT)).as(colour.word()).isGreaterThan(LEAST_CONTRAST);
        }
    }

    /** As WCAG 2 defines it. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int i = 0; i < weights.length; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
