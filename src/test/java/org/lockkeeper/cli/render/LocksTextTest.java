package org.lockkeeper.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
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
    void those_that_were_not_looked_at_are_told_as_text_and_in_the_document() throws IOException {
        Readings readings = new Readings().active(1).waiting(2, 1);
        assertThat(LocksText.render(Forest.of(readings.reading()), List.of(), PLAIN))
                .doesNotContain("not looked at");
        Forest forest = Forest.of(readings.notLookedAt(200).reading());
        assertThat(LocksText.render(forest, List.of(), PLAIN))
                .startsWith(
                        "1 session waits for a lock.\n200 more wait and were not looked at: those below wait longest.");
        StringWriter document = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), document)) {
            json.writeStartObject();
            new LocksJson(forest, List.of()).writeFields(json);
            json.writeEndObject();
        }
        assertThat(document.toString()).contains("\"notLookedAt\":200");
    }
}
