package org.lockkeeper.logs.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageShapeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "duration: 12.345 ms|duration: # ms",
                "relation \"orders\" does not exist|relation \"?\" does not exist",
                "syntax error at or near \"a\"\"b\"|syntax error at or near \"?\"",
                "select * from t where a = 'it''s' and b = 7|select * from t where a = '?' and b = #",
                "id in (1, 2, 3)|id in (#)",
                "id in (1,2,3, 44)|id in (#)",
                "in ('a', 'b')|in ('?')",
                "values (1, 'a', 2)|values (#, '?', #)",
                "table orders_2026_11|table orders_#_#",
                "session 65f2a9c1.2ab3|session #.#ab#",
                "id 550e8400-e29b-41d4-a716-446655440000|id #-e#b-#d#-a#-#",
                "can't tell|can't tell",
                "a 'b that never ends|a 'b that never ends",
                "port=5432 host=10.0.0.1|port=# host=#"
            })
    void what_differs_from_time_to_time_is_left_out(String message, String shape) {
        assertThat(MessageShape.of(message)).isEqualTo(shape);
    }

    @Test
    void a_shape_finds_its_messages_again() {
        for (String message : new String[] {
            "duration: 12.345 ms  statement: select 1 where a = '(x)' and b in (1, 2, 3)",
            "relation \"orders\" does not exist at character 15",
            "checkpoint complete: wrote 4213 buffers (25.7%); write=269.731 s",
            "x".repeat(500) + " 7"
        }) {
            String pattern = MessageShape.pattern(MessageShape.of(message));
            assertThat(Pattern.compile(pattern)
                            .matcher("prefix LOG:  " + message)
                            .find())
                    .as(pattern)
                    .isTrue();
        }
        assertThat(Pattern.compile(MessageShape.pattern("relation \"?\" does not exist"))
                        .matcher("relation orders does not exist")
                        .find())
                .isFalse();
    }
}
