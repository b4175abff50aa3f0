package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemLogTest {
    @ParameterizedTest
    @ValueSource(strings = {"javafx", "javafx.css"})
    void what_the_toolkit_warns_of_goes_to_our_log(String name) {
        try (CssWarnings warnings = new CssWarnings()) {
            System.getLogger(name).log(System.Logger.Level.WARNING, "{0} of {1}", "one", "two");
            System.getLogger(name).log(System.Logger.Level.WARNING, "it''s", (Object[]) null);
            System.getLogger(name).log(System.Logger.Level.ERROR, "broken", new IllegalStateException("why"));
            System.getLogger(name).log(System.Logger.Level.INFO, "no warning");
            assertThat(warnings.messages()).containsExactly("one of two", "it''s", "broken");
        }
    }

    @Test
    void nothing_is_loggable_at_off() {
        assertThat(System.getLogger("javafx").isLoggable(System.Logger.Level.OFF))
                .isFalse();
    }
}
