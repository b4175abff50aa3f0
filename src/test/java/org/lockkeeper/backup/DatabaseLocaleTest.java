package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.client.ClientFinder;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Operation.TestRestore;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestClients;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.testing.TestPostgres;

/** A new database has the encoding and the locale of the one that it stands beside. */
class DatabaseLocaleTest {
    private static final String RULES =
            "& V << w <<< W & a < b < c < d < e < f < g < h < i < j < k < l < m < n < o < p < q < r";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "14, ||",
                "15, locale_provider icu icu_locale 'de-u-co-phonebk'",
                "16, locale_provider icu icu_locale 'de-u-co-phonebk' icu_rules RULES",
                "17, locale_provider icu icu_locale 'de-u-co-phonebk' icu_rules RULES",
                "17, locale_provider builtin builtin_locale 'C.UTF-8'",
                "18, locale_provider icu icu_locale 'de-u-co-phonebk'",
                "18, locale_provider builtin builtin_locale 'PG_UNICODE_FAST'"
            })
    void the_provider_of_the_locale_with_its_locale_and_rules(int major, String options) {
        TestDatabase first = new TestDatabase(TestPostgres.major(major).port(), "postgres");
        String like = "like it " + major;
        String made = "it's \"made\" " + major;
        first.execute("drop database if exists \"%s\"".formatted(like));
        first.execute("create database \"%s\" template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C' %s"
                .formatted(like, options.replace("RULES", "'" + RULES + "'")));
        try (Database database = new TestDatabase(first.port(), "postgres").open(Environment.DEVELOPMENT)) {
            ServerRoom.Facts before = facts(database, like);
            make(database, made, before);
            ServerRoom.Facts after = facts(database, made);
            assertThat(after)
                    .isEqualTo(new ServerRoom.Facts(
                            after.oid(),
                            before.encoding(),
                            before.collate(),
                            before.ctype(),
                            before.provider(),
                            before.locale(),
                            before.rules(),
                            before.owner()));
            assertThat(after.provider()).isEqualTo(major == 14 ? "" : options.contains("builtin") ? "builtin" : "icu");
            assertThat(after.rules()).isEqualTo(options.contains("RULES") ? RULES : "");
        } finally {
            first.execute("drop database \"%s\"".formatted(like));
            first.execute("drop database if exists \"%s\"".formatted(made.replace("\"", "\"\"")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "15, icu, icu_locale 'de-u-co-phonebk', daticulocale",
                "17, icu, icu_locale 'de-u-co-phonebk' icu_rules RULES, datlocale",
                "18, builtin, builtin_locale 'PG_UNICODE_FAST', datlocale"
            })
    void a_backup_its_proof_a_swap_and_the_way_back_keep_it(int major, String provider, String options, String column) {
        TestDatabase first = new TestDatabase(TestPostgres.major(major).port(), "postgres");
        TestDatabase test = new TestDatabase(first.port(), "locale_shop");
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.PRODUCTION)) {
            if (new ClientFinder(List.of()).all().getFirst().version().major() < major) {
                shop.programs(TestClients.folder(major));
            }
            first.execute("create database locale_shop template template0 encoding 'UTF8' locale_provider %s %s"
                    .formatted(provider, options.replace("RULES", "'" + RULES + "'")));
            test.execute("create table a (t text primary key); insert into a values ('Az'), ('\u00c4b'), ('W'), ('V')");
            String traits =
                    "select datlocprovider, %s, to_jsonb(d) ->> 'daticurules' from pg_database d where datname = current_database()"
                            .formatted(column);
            List<String> before = test.rows("select t from a order by t");
            List<String> traitsBefore = test.rows(traits);
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            assertThat(shop.service()
                            .verify(backup, shop.listener(), Confirmer.NOBODY, new CancelToken())
                            .differences())
                    .isEmpty();
            shop.restore(backup.name(), RestoreWish.USUAL.swapped());
            assertThat(test.rows(traits)).isEqualTo(traitsBefore);
            assertThat(test.rows("select t from a order by t")).isEqualTo(before);
            shop.service().restores().undo("production", Said.reviewed(test.name()));
            assertThat(test.rows(traits)).isEqualTo(traitsBefore);
        } finally {
            for (String made : first.rows("select datname from pg_database where datname like 'locale\\_shop%'")) {
                first.execute("drop database \"" + made + "\" with (force)");
            }
        }
    }

    @Test
    void a_proof_is_made_in_the_encoding_of_the_dump() {
        TestDatabase first = new TestDatabase(TestPostgres.usual().port(), "postgres");
        TestDatabase test = new TestDatabase(first.port(), "ascii_shop");
        first.execute("create database ascii_shop template template0 encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C'");
        test.execute("create table a (t text); insert into a values (convert_from('\\xe4'::bytea, 'SQL_ASCII'))");
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            BackupProof proof = shop.service().verify(backup, shop.listener(), Confirmer.NOBODY, new CancelToken());
            assertThat(proof.differences()).isEmpty();
            assertThat(proof.passed()).isTrue();
        } finally {
            first.execute("drop database ascii_shop");
        }
    }

    private static ServerRoom.Facts facts(Database database, String name) {
        try (ReadSession session = database.read()) {
            return ServerRoom.facts(session, name).getFirst();
        }
    }

    private static void make(Database database, String name, ServerRoom.Facts like) {
        TargetIdentity target;
        try (ReadSession session = database.read()) {
            target = session.facts().identity();
        }
        Clearance<TestRestore> clearance = TestGuard.clear(new TestRestore("none", name), target);
        try (WriteSession session = database.write(clearance)) {
            ServerRoom.create(session, clearance, name, like);
        }
    }
}
