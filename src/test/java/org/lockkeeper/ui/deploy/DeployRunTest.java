package org.lockkeeper.ui.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.deploy.DeployReport;
import org.lockkeeper.deploy.SignOff;
import org.lockkeeper.migration.RunBackends;
import org.lockkeeper.migration.WayOut.Act;

/** The wizard where something runs, on real servers. */
class DeployRunTest {
    @TempDir
    private Path folder;

    @Test
    void an_index_that_concurrently_left_invalid_is_named_and_its_drop_is_offered() {
        DeployProject project = new DeployProject(folder);
        project.write(DeployProject.NEXT, "create unique index concurrently product_name on product (name);\n");
        project.production().execute("update product set name = 'same'");
        project.checklist("{\"version\": 1, \"items\": []}");
        try (OpenWizard wizard = new OpenWizard(project)) {
            wizard.model.show();
            wizard.model.review(true);
            wizard.dialogs.confirming(true).typing(project.production().name());
            wizard.begin();
            wizard.tasks.finish();
            assertThat(wizard.account().failureText())
                    .hasValueSatisfying(text -> assertThat(text).contains("23505"));
            assertThat(wizard.model.state(DeployStep.REPORT).refusal()).isEmpty();
            assertThat(wizard.report().status()).isEqualTo(DeployReport.Status.FAILED);
            assertThat(wizard.model
                            .leftBehind()
                            .recoveryProperty()
                            .get()
                            .orElseThrow()
                            .ways())
                    .anyMatch(way -> way.act() instanceof Act.DropIndex(var index)
                            && index.name().equals("product_name"));
        }
    }

    @Test
    void a_deploy_goes_through_every_gate_both_confirmations_and_leaves_a_signed_report() throws IOException {
        DeployProject project = new DeployProject(folder).withNext();
        try (OpenWizard wizard = new OpenWizard(project)) {
            wizard.say();
            wizard.dialogs.confirming(true).typing(project.production().name());
            wizard.begin();
            assertThat(wizard.model.state(DeployStep.VERIFY).refusal())
                    .hasValue("It follows the run, which is under way.");
            wizard.tasks.finish();
            assertThat(wizard.dialogs.shown().getFirst())
                    .startsWith("consent apply migration " + DeployProject.NEXT)
                    .contains("touches public.product", "gate team-notified is manual: Ann says so.");
            assertThat(project.production().rows("select count(price) from product"))
                    .containsExactly("0");
            assertThat(wizard.report().status()).isEqualTo(DeployReport.Status.SUCCESSFUL);
            RunBackends backends = wizard.account().backends().orElseThrow();
            assertThat(backends.pids()).hasSize(1);
            assertThat(backends.until()).isAfter(backends.from());
            assertThat(wizard.report().run().backends()).contains(backends);
            assertThat(wizard.walk().markdown().orElseThrow())
                    .contains("**In the server's log**: pid " + backends.pids().getFirst());
            assertThat(Files.readString(wizard.report().run().log().orElseThrow()))
                    .contains("backend: pid " + backends.pids().getFirst() + ", the server's clock says ");
            assertThat(wizard.report().risk().values())
                    .anyMatch(risk -> risk.source().contains("said by a person"));
            assertThat(wizard.walk().markdown().orElseThrow()).contains("✅ Successful", DeployProject.NEXT, "rollback");
            assertThat(wizard.model.state(DeployStep.CHECKLIST).refusal()).isPresent();
            assertThat(wizard.model.signing().refusal(wizard.walk(), SignOff.Role.DATABASE_ADMIN))
                    .hasValue("Type the name first.");
            wizard.walk().signingProperty(SignOff.Role.DATABASE_ADMIN).set("Ann");
            wizard.model.signing().sign(wizard.walk(), SignOff.Role.DATABASE_ADMIN);
            wizard.tasks.finish();
            assertThat(wizard.walk().markdown().orElseThrow()).contains("**Database Admin**: Ann");
            assertThat(Files.readString(folder.resolve("migration-log.md"))).contains("**Database Admin**: Ann");
            assertThat(wizard.told).contains("Ann signed off as Database Admin.");
            wizard.model.beginAnew();
            assertThat(wizard.walk().result()).isEmpty();
            assertThat(wizard.walk().answers().ticks()).isEmpty();
        }
    }
}
