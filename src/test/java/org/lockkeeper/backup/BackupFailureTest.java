package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.client.ChildCommand.Ended;

class BackupFailureTest {
    /** The words of PostgreSQL 15 to 18, of those that a test cannot bring about at will. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            could not obtain lock on relation "public.orders"                                                     | take one job
            Dumping the contents of table "a" failed: PQgetResult() failed; ERROR:  could not open relation with OID 16390 | was dropped while
            query failed: ERROR:  cache lookup failed for index 16401                                             | was dropped while
            could not write to file "x": No space left on device                                                  | no room left in /backups
            could not write to file: Disk quota exceeded                                                          | no room left in /backups
            query failed: ERROR:  permission denied for schema hidden                                             | Grant role "reader"
            something else                                                                                        | Look at what it said
            """)
    void what_pg_dump_says_leads_to_what_to_do(String complaint, String hint) {
        Ended ended = new Ended(1, List.of("pg_dump: last built-in OID is 16383", "pg_dump: error: " + complaint));
        assertThat(new BackupFailure("prod", "reader", Path.of("/backups"))
                        .of("pg_dump", ended)
                        .sentence())
                .startsWith("pg_dump failed with exit status 1 on prod: error: " + complaint)
                .contains("Nothing of the backup was kept.", hint);
    }
}
