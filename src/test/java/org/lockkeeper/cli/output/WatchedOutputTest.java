package org.lockkeeper.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WatchedOutputTest {
    @Test
    void a_full_disk_is_remembered() {
        assertThat(writeTo("No space left on device").failure()).contains("No space left on device");
    }

    @Test
    void a_reader_that_went_away_is_nothing_to_speak_of() {
        assertThat(writeTo("Broken pipe").failure()).isEmpty();
    }

    private static WatchedOutput writeTo(String failure) {
        WatchedOutput watched = new WatchedOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(failure);
            }
        });
        PrintStream out = new PrintStream(watched, true, StandardCharsets.UTF_8);
        out.print("result");
        out.flush();
        return watched;
    }
}
