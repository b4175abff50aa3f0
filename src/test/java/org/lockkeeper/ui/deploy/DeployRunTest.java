package org.lockkeeper.ui.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.backup.BackupListener;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.BackupService;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.RunSettings;
import org.lockkeeper.deploy.DeployReport;
import org.lockkeeper.deploy.Gate;
import org.lockkeeper.deploy.SignOff;
import org.lockkeeper.deploy.Verifier;
import org.lockkeeper.migration.RunBackends;
import org.lockkeeper.migration.WayOut;
import org.lockkeeper.migration.WayOut.Act;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Going;
import org.lockkeeper.ui.run.RunPhase;

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
            assertThat(wizard.model.stands())
                    .singleElement()
                    .satisfies(stand -> assertThat(stand.words()).startsWith("Failed after "));
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
            assertThat(wizard.report().findings())
                    .filteredOn(finding -> finding.name().equals("invalid indexes"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.detail()).contains("public.product_name"));
            WayOut drop = wizard.model.leftBehind().recoveryProperty().get().orElseThrow().ways().stream()
                    .filter(way -> way.act() instanceof Act.DropIndex)
                    .findFirst()
                    .orElseThrow();
            wizard.dialogs.confirming(true).typing(project.production().name());
            wizard.model.leftBehind().take(drop);
            wizard.tasks.finish();
            assertThat(project.production().rows("select 1 from pg_class where relname = 'product_name'"))
                    .isEmpty();
        }
    }

    @Test
    void a_run_that_waits_while_others_queue_behind_it_is_cancelled_and_they_go_on() throws Exception {
        RunSettings impatient =
                new RunSettings(Optional.of(Duration.ofMinutes(1)), Optional.of(1), Optional.of(1), Optional.empty());
        DeployProject project = new DeployProject(folder, ProjectKind.PRISMA, impatient);
        project.write(DeployProject.NEXT, "alter table product add column price int;\n");
        project.checklist("{\"version\": 1, \"items\": []}");
        try (OpenWizard wizard = new OpenWizard(project);
                Cast cast = new Cast(project.production())) {
            wizard.model.show();
            wizard.model.review(true);
            wizard.dialogs.confirming(true).typing(project.production().name());
            wizard.begin();
            cast.enter("forgotten").run("begin", "select * from product");
            CompletableFuture<Void> run = CompletableFuture.runAsync(wizard.tasks::finish);
            Await.until(() -> waiting(project, "alter table%"), "1"::equals);
            List<Going> readers = List.of(
                    cast.enter("web").waitFor("select count(*) from product"),
                    cast.enter("web").waitFor("select count(*) from product"));
            run.get(60, TimeUnit.SECONDS);
            assertThat(wizard.account().failureText())
                    .hasValueSatisfying(text -> assertThat(text).contains("2 sessions"));
            assertThat(wizard.report().status()).isEqualTo(DeployReport.Status.FAILED);
            for (Going reader : readers) {
                assertThat(reader.await()).isEqualTo("done");
            }
        }
    }

    @Test
    void a_run_that_is_cancelled_in_the_middle_of_a_statement_says_so_and_leaves_nothing() throws Exception {
        DeployProject project = new DeployProject(folder);
        project.write(DeployProject.NEXT, "alter table product add column price int;\nselect pg_sleep(600);\n");
        project.checklist("{\"version\": 1, \"items\": []}");
        try (OpenWizard wizard = new OpenWizard(project)) {
            List<RunPhase> phases = new CopyOnWriteArrayList<>();
            wizard.model.run().phaseProperty().subscribe((_, phase) -> phases.add(phase));
            wizard.model.show();
            wizard.model.review(true);
            wizard.dialogs.confirming(true).typing(project.production().name());
            wizard.begin();
            CompletableFuture<Void> run = CompletableFuture.runAsync(wizard.tasks::finish);
            Await.until(
                    () -> project.production()
                            .rows("select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and query like 'select pg_sleep(600)%' and state = 'active'")
                            .getFirst(),
                    "1"::equals);
            wizard.model.run().cancel();
            run.get(60, TimeUnit.SECONDS);
            assertThat(wizard.account().failureText())
                    .hasValueSatisfying(text -> assertThat(text).containsIgnoringCase("cancel"));
            assertThat(phases).endsWith(RunPhase.RUNNING, RunPhase.VERIFYING, RunPhase.IDLE);
            assertThat(project.production()
                            .rows("select 1 from information_schema.columns where column_name = 'price'"))
                    .isEmpty();
        }
    }

    @Test
    void a_project_of_flyway_goes_the_same_way() {
        DeployProject project = new DeployProject(folder, ProjectKind.FLYWAY, RunSettings.USUAL).withNext();
        try (OpenWizard wizard = new OpenWizard(project)) {
            wizard.say();
            wizard.dialogs.confirming(true).typing(project.production().name());
            wizard.begin();
            wizard.tasks.finish();
            assertThat(wizard.report().status()).isEqualTo(DeployReport.Status.SUCCESSFUL);
            assertThat(wizard.model.stands())
                    .singleElement()
                    .satisfies(stand -> assertThat(stand.words()).startsWith("Applied in "));
            assertThat(project.production()
                            .rows("select version, success from flyway_schema_history order by installed_rank"))
                    .containsExactly("1|t", "2|t");
            assertThat(wizard.report().findings())
                    .extracting(Verifier.Finding::name)
                    .doesNotHaveDuplicates()
                    .contains("history");
        }
    }

    @Test
    void what_failed_stands_in_the_way_in_the_windows_words_until_it_is_settled() {
        DeployProject project = new DeployProject(folder);
        project.write(DeployProject.NEXT, "select 1 / 0;\n");
        project.checklist("{\"version\": 1, \"items\": []}");
        try (OpenWizard wizard = new OpenWizard(project)) {
            wizard.model.show();
            wizard.model.review(true);
            wizard.dialogs.confirming(true).typing(project.production().name());
            wizard.begin();
            wizard.tasks.finish();
            wizard.model.beginAnew("production");
            assertThat(wizard.walk().failure())
                    .hasValueSatisfying(why -> assertThat(why)
                            .contains("P3009", "mark it rolled back", "mark it applied")
                            .doesNotContain("--"));
            project.production().execute("update _prisma_migrations set rolled_back_at = now() where logs is not null");
            wizard.workspace.refresh();
            assertThat(wizard.walk().failure()).isEmpty();
            assertThat(wizard.walk().deployment().orElseThrow().plan().names()).containsExactly(DeployProject.NEXT);
        }
    }

    @Test
    void a_backup_that_was_made_meanwhile_opens_its_gate_and_the_deploy_is_where_it_was() {
        try (OpenWizard wizard = new OpenWizard(new DeployProject(folder).withNext())) {
            wizard.say();
            wizard.walk().backupProperty().set("");
            wizard.model.enter(DeployStep.BACKUP);
            assertThat(wizard.gate("recent-backup").state()).isEqualTo(Gate.State.FAILED);
            BackupService backups = wizard.workspace.services().backups();
            wizard.model.leadToBackup(() -> backups.backup(
                    "production",
                    Optional.of(folder.resolve("kept")),
                    BackupOptions.USUAL,
                    false,
                    BackupListener.NOBODY,
                    new CancelToken()));
            wizard.model.hide();
            wizard.model.makeBackup();
            wizard.model.backupMade("production");
            wizard.model.show();
            assertThat(wizard.gate("recent-backup").state()).isEqualTo(Gate.State.PASSED);
            assertThat(wizard.walk().step()).isEqualTo(DeployStep.BACKUP);
            assertThat(wizard.model.deployRefusal()).isEmpty();
        }
    }

    private static String waiting(DeployProject project, String query) {
        return project.production()
                .rows("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%s'"
                        .formatted(query))
                .getFirst();
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
            // As the command line does it, beside the open window.
            wizard.workspace.services().deploys().signOff(wizard.report().id(), SignOff.Role.TECHNICAL_LEAD, "Bob");
            wizard.model.show();
            assertThat(wizard.walk().signed(SignOff.Role.TECHNICAL_LEAD))
                    .hasValueSatisfying(by -> assertThat(by.name()).isEqualTo("Bob"));
            assertThat(wizard.walk().markdown().orElseThrow()).contains("**Technical Lead**: Bob");
            wizard.model.beginAnew();
            assertThat(wizard.walk().result()).isEmpty();
            assertThat(wizard.walk().answers().ticks()).isEmpty();
        }
    }
}
