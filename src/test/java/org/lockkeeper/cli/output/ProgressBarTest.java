package org.lockkeeper.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Pen pen = new Pen(false, true, 60);

    @Test
    void nothing_is_drawn_where_there_is_no_terminal() {
        try (ProgressBar bar = new ProgressBar(err, pen, false)) {
            bar.report("one", 1, 2);
            bar.line("done");
        }
        assertThat(bytes.size()).isZero();
    }

    @Test
    void the_bar_fits_the_line_and_is_gone_in_the_end() {
        try (ProgressBar bar = new ProgressBar(err, pen, true)) {
            bar.report("a name that is far too long for what is left of the line", 1, 2);
        }
        String drawn = bytes.toString(StandardCharsets.UTF_8);
        assertThat(drawn).endsWith("\r\u001b[K");
        String[] frames = drawn.split("\r\u001b\\[K", -1);
        assertThat(frames[1]).contains("████████████░░░░░░░░░░░░  1/2  a name");
        assertThat(Columns.width(frames[1])).isLessThan(60);
    }

    @Test
    void text_from_a_server_cannot_move_the_cursor() {
        try (ProgressBar bar = new ProgressBar(err, pen, true)) {
            bar.report("\u001b[2Jx", 0, 1);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).doesNotContain("\u001b[2J");
    }
}
