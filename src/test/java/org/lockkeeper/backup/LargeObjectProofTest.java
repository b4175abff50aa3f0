package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class LargeObjectProofTest {
    private static final int MIB = 1 << 20;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("large");
    private final List<String> notices = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB + 3})
    void server_and_dump_agree_on_what_an_object_holds_at_every_edge_of_a_stretch(int size) {
        long oid = object(size);
        byte[] content = content(size);
        assertThat(differences(test.user(), Map.of(oid, read(content)))).isEmpty();
        assertThat(notices).singleElement().asString().contains("compared by the SHA-256");
        if (size > 0) {
            content[size - 1] ^= 1;
            assertThat(differences(test.user(), Map.of(oid, read(content))))
                    .singleElement()
                    .asString()
                    .contains("does not hold the " + size + " bytes");
        }
    }

    @Test
    void objects_that_are_gone_or_were_never_there_are_told() {
        long oid = object(3);
        LargeObject other = read(content(3));
        assertThat(differences(test.user(), Map.of(1L, other)))
                .containsExactlyInAnyOrder(
                        "large object %d is in the restored database and not in the dump".formatted(oid),
                        "large object 1 of the dump is not in the restored database");
    }

    @Test
    void a_role_that_may_not_read_them_is_told_so_and_nothing_is_claimed() {
        long oid = object(3);
        String role = "onlooker_" + test.name();
        test.execute("create role " + role + " login");
        try {
            assertThat(differences(role, Map.of(oid, read(content(2))))).isEmpty();
            assertThat(notices)
                    .singleElement()
                    .asString()
                    .contains("was not compared, only that they are there", "permission denied for large object");
        } finally {
            test.execute("drop role " + role);
        }
    }

    /** As {@link #content} has it. */
    private long object(int size) {
        return Long.parseLong(test.rows("select lo_from_bytea(0, decode(repeat('61', %d), 'hex'))".formatted(size))
                .getFirst());
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) 'a');
        return content;
    }

    /** In pieces, as a dump has them. */
    private static LargeObject read(byte[] content) {
        LargeObject.Reader reader = new LargeObject.Reader();
        for (int from = 0; from < content.length; from += 16_000) {
            reader.add(Arrays.copyOfRange(content, from, Math.min(from + 16_000, content.length)));
        }
        return reader.read();
    }

    private List<String> differences(String role, Map<Long, LargeObject> held) {
        ConnectionProfile profile = new ConnectionProfile(
                "dev",
                Environment.DEVELOPMENT,
                "127.0.0.1",
                test.port(),
                test.name(),
                role,
                SslMode.DISABLE,
                new PasswordSource.Pgpass(),
                Optional.empty());
        BackupListener listener = new BackupListener() {
            @Override
            public void report(String what, long done, long total) {
                // Nobody looks.
            }

            @Override
            public void notice(String sentence) {
                notices.add(sentence);
            }
        };
        try (Database database = new Database(profile, _ -> Optional.empty());
                ReadSession session = database.read()) {
            return new LargeObjectProof(session, listener, new CancelToken()).differences(held);
        }
    }
}
