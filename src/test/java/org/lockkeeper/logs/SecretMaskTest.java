package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter role app password 'hunter2'",
                "ALTER ROLE app WITH LOGIN ENCRYPTED PASSWORD 'it''s hunter2' VALID UNTIL 'infinity'",
                "create user app password E'hunter2'",
                "create user app password $x$hunter2$x$",
                "postgresql://app:hunter2@db.example.com:5432/shop",
                "jdbc:postgresql://db/shop?user=app&password=hunter2&ssl=true",
                "host=db user=app password=hunter2 dbname=shop",
                "host=db password='hunter2 and more'",
                "PGPASSWORD=hunter2 psql",
                "{\"password\":\"hunter2\"}",
                "create user mapping for app server s options (user 'a', password 'hunter2')",
                "statement: alter role app password 'hunter2",
                "token: hunter2"
            })
    void what_looks_like_a_password_becomes_stars(String text) {
        assertThat(SecretMask.MASK.of(text)).doesNotContain("hunter2").contains("****");
        assertThat(SecretMask.SHOW.of(text)).isEqualTo(text);
    }

    @Test
    void the_rest_of_the_text_stays() {
        assertThat(SecretMask.MASK.of("alter role app password 'x' valid until 'infinity'"))
                .isEqualTo("alter role app password '****' valid until 'infinity'");
        assertThat(SecretMask.MASK.of("jdbc:postgresql://db/shop?password=x&ssl=true"))
                .isEqualTo("jdbc:postgresql://db/shop?password=****&ssl=true");
    }

    @Test
    void what_only_speaks_of_passwords_stays() {
        for (String text : List.of(
                "FATAL:  password authentication failed for user \"app\"",
                "http://db.example.com/api/health",
                "select passenger from flights where seat = '7a'",
                "alter role app password null")) {
            assertThat(SecretMask.MASK.of(text)).isEqualTo(text);
        }
    }
}
