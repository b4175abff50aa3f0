package org.lockkeeper.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.cli.output.Pen;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class LocksTextTest {
    private static final Pen PLAIN = new Pen(false, true, 200);

    @Test
    void a_root_says_since_when_its_transaction_is_open() {
        Forest forest = Forest.of(new Readings().active(1).waiting(2, 1).reading());
        assertThat(LocksText.render(forest, List.of(), PLAIN)).contains("""
                pid 1 (app, web) active, transaction open for 1 m 0 s: blocks 1, the longest for 5 s
                  runs select 1
                    pid 2 (app, web) waiting for a lock, since 5 s
                """);
    }

    @Test
    void one_that_may_not_be_seen_is_told_to_wait() {
        Forest forest = Forest.of(new Readings().active(1).hidden(2, 1).reading());
        assertThat(LocksText.render(forest, List.of(), PLAIN))
                .contains("pid 2 (app, web) waiting for a lock, since 5 s")
                .doesNotContain("not visible for");
    }

    @Test
    void a_chain_that_is_too_long_to_be_shown_is_not_said_to_stand_elsewhere() throws IOException {
        Readings readings = new Readings().active(1);
        IntStream.rangeClosed(2, 500).forEach(pid -> readings.waiting(pid, pid - 1));
        Forest forest = Forest.of(readings.reading());
        assertThat(LocksText.render(forest, List.of(), PLAIN))
                .contains("those that wait for it are not shown: the chain is too long")
                .doesNotContain("elsewhere");
        assertThat(document(forest)).containsOnlyOnce("\"cutOff\":true,\"tooDeep\":true");
    }

    @Test
    void those_that_were_not_looked_at_are_told_as_text_and_in_the_document() throws IOException {
        Readings readings = new Readings().active(1).waiting(2, 1);
        assertThat(LocksText.render(Forest.of(readings.reading()), List.of(), PLAIN))
                .doesNotContain("not looked at");
        Forest forest = Forest.of(readings.notLookedAt(200).reading());
        assertThat(LocksText.render(forest, List.of(), PLAIN))
                .startsWith(
                        "1 session waits for a lock.\n200 more wait and were not looked at: those below wait longest.");
        assertThat(document(forest)).contains("\"notLookedAt\":200");
    }

    private static String document(Forest forest) throws IOException {
        StringWriter document = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), document)) {
            json.writeStartObject();
            new LocksJson(forest, List.of()).writeFields(json);
            json.writeEndObject();
        }
        return document.toString();
    }
}
