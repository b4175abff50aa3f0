package org.lockkeeper.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.cli.output.Pen;

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
}
