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
                "token: hunter2",
                "create subscription s connection 'host=db password=''hunter2'' dbname=shop' publication p",
                "select dblink_connect('host=db password=hunter2 dbname=shop')",
                "{\"message\":\"{\\\"password\\\":\\\"hunter2\\\",\\\"a\\\":1}\"}",
                "2026-11-25,\"insert into t values ('{\"\"password\"\": \"\"hunter2\"\"}')\"",
                "create user app password $p1$hunter2$p1$",
                "create user app password $$hunter2$$",
                "create user app password E'a\\'hunter2'",
                "create user app password 'a''hunter2'",
                "postgresql://app:pa@ss@hunter2@db.example.com/shop",
                "aws_secret_access_key = hunter2",
                "password=''hunter2 and the rest"
            })
    void what_looks_like_a_password_becomes_stars(String text) {
        assertThat(SecretMask.MASK.of(text)).doesNotContain("hunter2").contains("****");
        assertThat(SecretMask.SHOW.of(text)).isEqualTo(text);
    }

    @Test
    void a_long_value_leaves_no_tail() {
        String token = "x".repeat(5_000) + "hunter2";
        assertThat(SecretMask.MASK.of("token=" + token + " and more")).isEqualTo("token=**** and more");
        assertThat(SecretMask.MASK.of("password '" + token + "' and more")).isEqualTo("password '****' and more");
    }

    @Test
    void a_value_on_the_line_behind_its_word_is_left_out() {
        assertThat(SecretMask.MASK.of("alter role app password", "  'hunter2' valid until 'infinity'"))
                .isEqualTo("  '****' valid until 'infinity'");
        assertThat(SecretMask.MASK.of("alter role app password ", "\te'hunter2';"))
                .isEqualTo("\t'****';");
        assertThat(SecretMask.MASK.of("alter role app PASSWORD", "$x$hunter2$x$"))
                .isEqualTo("'****'");
        assertThat(SecretMask.MASK.of("alter role app", "'hunter2'")).isEqualTo("'hunter2'");
        assertThat(SecretMask.MASK.of("the password", "was refused")).isEqualTo("was refused");
        assertThat(SecretMask.SHOW.of("alter role app password", "'hunter2'")).isEqualTo("'hunter2'");
    }

    @Test
    void each_of_several_values_is_left_out_wherever_it_stands() {
        assertThat(SecretMask.MASK.of("passphrase; pwd=a, token=b, PASSWORD 'c' and identified by 'd', api_key: e"))
                .isEqualTo("passphrase; pwd=****, token=****, PASSWORD '****' and identified by '****', api_key: ****");
        assertThat(SecretMask.MASK.of("the_password 'column' is quoted")).isEqualTo("the_password 'column' is quoted");
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
                "alter role app password null",
                "password=",
                "conninfo: user=app password='' dbname=shop")) {
            assertThat(SecretMask.MASK.of(text)).isEqualTo(text);
        }
    }
}
