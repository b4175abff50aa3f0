package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.lockkeeper.ui.logs.AnsiText.Look;
import org.lockkeeper.ui.logs.AnsiText.Run;

class AnsiTextTest {
    private static final String ESC = "\u001b";

    private static Run run(String text, int colour, boolean bold, boolean underlined) {
        return new Run(text, new Look(colour < 0 ? Optional.empty() : Optional.of(colour), bold, underlined));
    }

    @Test
    void what_is_no_sixteen_colours_bold_or_underlined_stays_text() {
        for (String other : List.of(
                ESC + "[2J",
                ESC + "[38;5;196m",
                ESC + "[41m",
                ESC + "[1;7m",
                ESC + "]0;title\u0007",
                ESC + "[31",
                ESC,
                ESC + "[99999999999m",
                ESC + "[1;;;;;;;;;;;;;;;;;;;;;;;;;;;;m",
                "\u009b31m")) {
            assertThat(AnsiText.runs("a" + other)).containsExactly(run("a" + other, -1, false, false));
        }
    }

    @Test
    void colours_add_up_until_they_are_reset_and_one_that_is_never_closed_goes_to_the_end() {
        assertThat(AnsiText.runs(ESC + "[1mb" + ESC + "[31mr" + ESC + "[4;92mg" + ESC + "[39;22mu" + ESC + "[mz" + ESC
                        + "[36mopen"))
                .containsExactly(
                        run("b", -1, true, false),
                        run("r", 1, true, false),
                        run("g", 10, true, true),
                        run("u", -1, false, true),
                        run("z", -1, false, false),
                        run("open", 6, false, false));
        assertThat(AnsiText.plain("a" + ESC + "[31mb" + ESC + "[0m" + ESC + "[2Kc"))
                .isEqualTo("ab" + ESC + "[2Kc");
    }

    @Test
    void thousands_of_sequences_make_few_stretches_and_lose_no_text() {
        String many = (ESC + "[31mx" + ESC + "[32my").repeat(5_000);
        List<Run> runs = AnsiText.runs(many);
        assertThat(runs).hasSize(AnsiText.MOST_RUNS + 1);
        assertThat(runs.getLast().text()).endsWith("y").contains("x");
        String none = (ESC + "[0m").repeat(50_000) + "end";
        assertThat(AnsiText.runs(none)).containsExactly(run("end", -1, false, false));
        assertThat(AnsiText.runs((ESC + "[").repeat(50_000))).hasSize(1);
    }

    @Test
    void every_colour_can_be_read_on_the_background_of_both_themes() throws IOException {
        String css = Files.readString(Path.of("src/main/resources/ui/ansi.css"));
        Matcher colours = Pattern.compile(
                        "\\.ansi-(\\d+) \\{\\s*-fx-fill: ladder\\(-color-bg-default, (\\S+) 49%, (\\S+) 51%\\)")
                .matcher(css);
        int count = 0;
        while (colours.find()) {
            assertThat(contrast(colours.group(2), "#0d1117"))
                    .as("dark " + colours.group(1))
                    .isGreaterThan(4.5);
            assertThat(contrast(colours.group(3), "#ffffff"))
                    .as("light " + colours.group(1))
                    .isGreaterThan(4.5);
            count++;
        }
        assertThat(count).isEqualTo(16);
    }

    /** As WCAG 2 has it. */
    private static double contrast(String one, String other) {
        double first = luminance(Color.web(one));
        double second = luminance(Color.web(other));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
