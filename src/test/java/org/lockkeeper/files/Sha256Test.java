package org.lockkeeper.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 55, 56, 63, 64, 65, 1_000, 1 << 20, 5_000_001})
    void it_hashes_as_java_does_whatever_the_pieces(int length) throws Exception {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(bytes);
        MessageDigest digest = Sha256.make();
        assertThat(digest.digest(bytes)).isEqualTo(expected);
        digest.update((byte) 1);
        digest.reset();
        int from = 0;
        for (int step = 1; from < length; step = step * 3 + 1) {
            int count = Math.min(step, length - from);
            digest.update(bytes, from, count);
            from += count;
        }
        assertThat(digest.digest()).isEqualTo(expected);
        digest.update(ByteBuffer.wrap(bytes));
        assertThat(digest.digest()).isEqualTo(expected);
    }

    @Test
    void two_at_a_time_do_not_mix() throws Exception {
        MessageDigest one = Sha256.make();
        MessageDigest other = Sha256.make();
        one.update(new byte[] {1});
        other.update(new byte[] {2});
        assertThat(one.digest()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(new byte[] {1}));
        assertThat(other.digest())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(new byte[] {2}));
    }
}
