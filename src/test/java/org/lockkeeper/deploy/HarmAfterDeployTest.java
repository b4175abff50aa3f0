package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.checks.SnapshotShelf;
import org.lockkeeper.connection.CheckSettings;
import org.lockkeeper.runbook.Answer;
import org.lockkeeper.runbook.Criterion;
import org.lockkeeper.runbook.Finding;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** What the question whether to roll back knows of loss and slowness, after a deploy on a server that counts its statements. */
class HarmAfterDeployTest {
    @TempDir
    private Path folder;

    private TestPostgres server;
    private TestDatabase prod;
    private OneProduction shop;

    @BeforeEach
    void a_shop_with_its_statements() {
        server = TestPostgres.own(
                17, folder.resolve("cluster"), "shared_preload_libraries=pg_stat_statements", "fsync=off");
        prod = server.freshDatabase("harm");
        shop = new OneProduction(
                folder,
                prod,
                Clock.systemUTC(),
                workspace -> workspace.withChecks(new CheckSettings(
                        List.of("product"), List.of(), 1000, Duration.ofSeconds(30), Optional.empty())));
        prod.execute(
                "create extension pg_stat_statements; create table pause (x float); insert into pause values (0.01);"
                        + " insert into product select generate_series(1, 10)");
        ask();
    }

    @AfterEach
    void stop() throws IOException {
        shop.close();
        server.cluster().stop();
    }

    @Test
    void without_a_deploy_nothing_is_claimed() {
        assertThat(finding(Criterion.DATA_LOST).answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(finding(Criterion.MUCH_SLOWER).answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(finding(Criterion.SLIGHTLY_SLOWER).answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void rows_that_are_gone_and_statements_that_take_longer_are_told_with_where_that_comes_from() {
        shop.run(shop.prepare());
        assertThat(shop.isMigrated()).isTrue();
        assertThat(finding(Criterion.DATA_LOST).answer()).isEqualTo(Answer.NO);
        assertThat(finding(Criterion.DATA_LOST).evidence()).contains("rows of public.product", "as many as before");

        prod.execute("update pause set x = 0.2; delete from product where id > 7");
        ask();
        // Somebody prepares the next deploy, and does not run it: what it saw is none from before.
        new SnapshotShelf(folder.resolve("snapshots"))
                .keep(shop.services()
                        .checks()
                        .before("production", Optional.empty(), Progress.NONE, new CancelToken()));

        Finding lost = finding(Criterion.DATA_LOST);
        assertThat(lost.answer()).isEqualTo(Answer.YES);
        assertThat(lost.evidence())
                .contains("rows of public.product", "7 rows", "3 fewer than before")
                .contains("before the deploy of " + OneProduction.NEXT);
        Finding slower = finding(Criterion.MUCH_SLOWER);
        assertThat(slower.answer()).as(slower.evidence()).isEqualTo(Answer.YES);
        assertThat(slower.evidence()).contains("%, by pg_stat_statements", OneProduction.NEXT);
        assertThat(finding(Criterion.SLIGHTLY_SLOWER).answer()).isEqualTo(Answer.NO);
    }

    /** Often enough to tell. */
    private void ask() {
        for (int i = 0; i < 6; i++) {
            prod.execute("select pg_sleep(x) from pause");
        }
    }

    private Finding finding(Criterion criterion) {
        return shop.services().runbooks().rollback("production").findings().stream()
                .filter(finding -> finding.criterion() == criterion)
                .findFirst()
                .orElseThrow();
    }
}
