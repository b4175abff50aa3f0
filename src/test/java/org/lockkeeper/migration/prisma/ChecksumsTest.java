package org.lockkeeper.migration.prisma;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChecksumsTest {
    private static final byte[] LF = "select 1;\nselect 2;\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CRLF = "select 1;\r\nselect 2;\r\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void another_script_does_not_match() {
        assertThat(Checksums.matches(LF, Checksums.of("select 1;\nselect 3;\n".getBytes(StandardCharsets.UTF_8))))
                .isFalse();
        assertThat(Checksums.matches(LF, "")).isFalse();
    }

    @Test
    void the_checksum_is_the_sha_256_of_the_bytes() {
        assertThat(Checksums.of("abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void line_ends_make_no_difference_either_way() {
        assertThat(Checksums.matches(LF, Checksums.of(CRLF))).isTrue();
        assertThat(Checksums.matches(CRLF, Checksums.of(LF))).isTrue();
    }

    @Test
    void the_early_form_without_leading_zeros_matches() {
        String early = "ba7816bf8f1cfea414140de5dae2223b0361a396177a9cb410ff61f2015ad";
        assertThat(Checksums.matches("abc".getBytes(StandardCharsets.UTF_8), early))
                .isTrue();
        assertThat(Checksums.matches(LF, early)).isFalse();
    }
}
