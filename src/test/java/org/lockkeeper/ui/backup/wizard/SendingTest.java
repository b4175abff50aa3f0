package org.lockkeeper.ui.backup.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.FaultProxy;
import org.lockkeeper.testing.FaultProxy.Fault;
import org.lockkeeper.testing.S3Server;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.wizard.Work;

/** The wizard's copy in a bucket, on a real server of S3. */
class SendingTest {
    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("sending");
    private final List<String> told = new ArrayList<>();
    private S3Server server;
    private FaultProxy proxy;
    private WizardWorkshop shop;
    private BackupWizardViewModel model;

    @BeforeEach
    void open() throws Exception {
        test.execute("create table customer (id int); insert into customer select generate_series(1, 10)");
        server = S3Server.start(folder.resolve("s3"));
        proxy = new FaultProxy(server.port());
        shop = new WizardWorkshop(folder, test, Environment.STAGING, true, List.of(server.bucket(proxy.port())));
        model = new BackupWizardViewModel(
                shop.context(new DirectTaskRunner(Progress.NONE)), () -> told.add("new"), () -> {});
        model.choose(model.profiles().getFirst());
    }

    @AfterEach
    void close() {
        shop.close();
        proxy.close();
        server.close();
    }

    @Test
    void a_copy_goes_into_the_bucket_that_was_chosen() {
        assertThat(model.buckets()).containsExactly("offsite");
        model.draft().bucketProperty().set(Optional.of("offsite"));
        toTheRun();
        assertThat(model.sending().work().phaseProperty().get()).isEqualTo(Work.Phase.DONE);
        assertThat(entry().isIn("offsite")).isTrue();
        assertThat(entry().local()).isPresent();
        assertThat(told).containsExactly("new", "new");
        model.wizard().forward();
        assertThat(model.wizard().step().id()).isEqualTo("verify");
    }

    @Test
    void without_a_bucket_nothing_is_sent() {
        toTheRun();
        assertThat(proxy.requests()).isEmpty();
        assertThat(model.sending().work().phaseProperty().get()).isEqualTo(Work.Phase.IDLE);
        model.wizard().forward();
        assertThat(model.wizard().step().id()).isEqualTo("verify");
    }

    @Test
    void what_could_not_be_sent_is_sent_again_and_not_made_again() {
        model.draft().bucketProperty().set(Optional.of("offsite"));
        refuse("AccessDenied");
        toTheRun();
        assertThat(model.madeProperty().get()).isPresent();
        assertThat(model.sending().work().phaseProperty().get()).isEqualTo(Work.Phase.FAILED);
        assertThat(model.wizard().forwardLabel()).isEqualTo("Send it again");
        proxy.faults(_ -> new Fault.None());
        model.wizard().forward();
        assertThat(model.wizard().step().id()).isEqualTo("run");
        assertThat(entry().isIn("offsite")).isTrue();
        assertThat(shop.services.backupCatalogue().read().entries()).hasSize(1);
        assertThat(model.wizard().forwardLabel()).isEqualTo("Next: Verify");
    }

    @Test
    void one_goes_on_without_the_copy() {
        model.draft().bucketProperty().set(Optional.of("offsite"));
        refuse("AccessDenied");
        toTheRun();
        model.goOnWithoutCopy();
        assertThat(model.wizard().step().id()).isEqualTo("verify");
        proxy.faults(_ -> new Fault.None());
        assertThat(entry().isIn("offsite")).isFalse();
        assertThat(entry().local()).isPresent();
    }

    @Test
    void the_proof_of_the_last_step_goes_into_the_bucket_too() throws IOException {
        model.draft().bucketProperty().set(Optional.of("offsite"));
        toTheRun();
        model.wizard().forward();
        model.wizard().forward();
        assertThat(model.proving().proofProperty().get())
                .hasValueSatisfying(
                        proof -> assertThat(proof.passed()).as(proof.toString()).isTrue());
        SafeFiles.delete(shop.out);
        assertThat(entry().local()).isEmpty();
        assertThat(entry().isVerified()).isTrue();
    }

    private void refuse(String code) {
        proxy.faults(line ->
                line.startsWith("PUT") || line.startsWith("POST") ? new Fault.Answer(403, code) : new Fault.None());
    }

    private void toTheRun() {
        for (int i = 0; i < 4; i++) {
            model.wizard().forward();
        }
        assertThat(model.wizard().step().id()).isEqualTo("run");
    }

    private CatalogueEntry entry() {
        return shop.services.backupCatalogue().read().entries().getFirst();
    }
}
