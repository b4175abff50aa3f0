package org.lockkeeper.ui.backup.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.backup.BackupContent;
import org.lockkeeper.backup.BackupFormat;
import org.lockkeeper.backup.BackupManifest.TableRows;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.BackupSurvey;
import org.lockkeeper.backup.TableName;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.RunningRunner;
import org.lockkeeper.ui.wizard.Work;

class BackupWizardViewModelTest {
    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("make_wizard");
    private final List<String> told = new ArrayList<>();
    private WizardWorkshop shop;

    @BeforeEach
    void open() {
        test.execute("create schema audit; create table audit.entry (id int); create table customer (id int);"
                + " create table \"Order\" (id int); insert into customer select generate_series(1, 10)");
        shop = new WizardWorkshop(folder, test, Environment.PRODUCTION, true);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void without_a_folder_it_goes_no_further_than_where() {
        try (WizardWorkshop bare = new WizardWorkshop(folder, test, Environment.PRODUCTION, false)) {
            BackupWizardViewModel model = open(bare);
            model.wizard().forward();
            model.wizard().forward();
            assertThat(model.wizard().step().id()).isEqualTo("where");
            assertThat(model.wizard().refusalProperty().get())
                    .hasValueSatisfying(why -> assertThat(why).contains("folder"));
            bare.dialogs.choosing(bare.out);
            model.folder().choose();
            assertThat(bare.dialogs.shown())
                    .as("it begins in the workspace's folder")
                    .containsExactly("choose Folder for the backup in " + folder);
            model.wizard().forward();
            assertThat(model.wizard().step().id()).isEqualTo("how");
        }
    }

    @Test
    void what_cannot_be_looked_at_is_told_and_looked_at_again() {
        TestDatabase first = new TestDatabase(test.port(), "postgres");
        first.execute("alter database \"" + test.name() + "\" rename to \"" + test.name() + "_gone\"");
        BackupWizardViewModel model = open(shop);
        assertThat(model.survey().failureProperty().get())
                .hasValueSatisfying(why -> assertThat(why).contains("production"));
        assertThat(model.wizard().refusalProperty().get())
                .isEqualTo(model.survey().failureProperty().get());
        first.execute("alter database \"" + test.name() + "_gone\" rename to \"" + test.name() + "\"");
        model.look();
        assertThat(model.wizard().refusalProperty().get()).isEmpty();
        assertThat(model.survey().foundProperty().get().orElseThrow().database())
                .isEqualTo(test.name());
    }

    @Test
    void while_a_migration_runs_the_review_refuses_and_says_who() {
        BackupWizardViewModel model = open(shop);
        assertThat(model.wizard().refusalProperty().get()).isEmpty();
        try (OpenTransaction _ = OpenTransaction.of(test, "select pg_advisory_lock(72707369)")) {
            forward(model, 3);
            assertThat(model.wizard().step().id()).isEqualTo("review");
            assertThat(model.wizard().refusalProperty().get())
                    .hasValueSatisfying(why -> assertThat(why).contains("A migration runs on production now"));
            model.wizard().forward();
            assertThat(model.wizard().step().id()).isEqualTo("review");
        }
        model.look();
        assertThat(model.wizard().refusalProperty().get()).isEmpty();
    }

    @Test
    void what_is_ticked_is_left_out_or_the_only_content() {
        BackupWizardViewModel model = open(shop);
        BackupSurvey survey = model.survey().foundProperty().get().orElseThrow();
        assertThat(survey.tables())
                .extracting(table -> table.name().quoted())
                .contains("audit.entry", "public.\"Order\"");
        BackupDraft draft = model.draft();
        draft.scopeProperty().set(Scope.LEAVING_OUT);
        assertThat(model.wizard().refusalProperty().get())
                .as("nothing is ticked")
                .isPresent();
        draft.picked().add(new TableName("audit", "entry"));
        draft.picked().add(new TableName("public", "Order"));
        assertThat(draft.options(survey).excludedSchemas()).containsExactly("audit");
        assertThat(draft.options(survey).excludedTables()).containsExactly("public.\"Order\"");
        draft.scopeProperty().set(Scope.ONLY);
        BackupOptions only = draft.options(survey);
        assertThat(only.schemas())
                .as("beside tables, pg_dump would leave it out of account")
                .isEmpty();
        assertThat(only.tables()).containsExactly("audit.entry", "public.\"Order\"");
        draft.picked().remove(new TableName("public", "Order"));
        assertThat(draft.options(survey).schemas()).containsExactly("audit");
    }

    @Test
    void jobs_and_compression_count_where_the_format_takes_them() {
        BackupWizardViewModel model = open(shop);
        BackupSurvey survey = model.survey().foundProperty().get().orElseThrow();
        BackupDraft draft = model.draft();
        draft.jobsProperty().set(4);
        draft.levelProperty().set(7);
        assertThat(draft.options(survey).jobs()).isEqualTo(1);
        assertThat(draft.options(survey).compress()).contains("7");
        draft.algorithmProperty().set(Optional.of("zstd"));
        draft.formatProperty().set(BackupFormat.DIRECTORY);
        assertThat(draft.options(survey).jobs()).isEqualTo(4);
        assertThat(draft.options(survey).compress()).contains("zstd:7");
        draft.algorithmProperty().set(Optional.of("none"));
        assertThat(draft.options(survey).compress()).contains("none");
        draft.formatProperty().set(BackupFormat.PLAIN);
        assertThat(draft.options(survey).compress()).isEmpty();
    }

    @Test
    void rows_alone_are_not_offered_a_test_restore_that_cannot_prove_them() {
        BackupWizardViewModel model = open(shop);
        model.draft().contentProperty().set(BackupContent.DATA);
        forward(model, 5);
        assertThat(model.wizard().step().id()).isEqualTo("verify");
        assertThat(model.wizard().refusalProperty().get())
                .hasValueSatisfying(why -> assertThat(why).contains("no test restore can prove them"));
        model.wizard().forward();
        assertThat(model.proving().work().phaseProperty().get()).isEqualTo(Work.Phase.IDLE);
        VerifyWizardViewModel later = new VerifyWizardViewModel(
                shop.context(new DirectTaskRunner(Progress.NONE)),
                model.madeProperty().get().orElseThrow(),
                () -> {},
                () -> {});
        assertThat(later.wizard().refusalProperty().get())
                .isEqualTo(model.wizard().refusalProperty().get());
    }

    @Test
    void one_that_is_cancelled_leaves_nothing_and_can_be_tried_again() {
        RunningRunner held = new RunningRunner();
        BackupWizardViewModel model = new BackupWizardViewModel(shop.context(held), () -> told.add("new"), () -> {});
        model.choose(model.profiles().getFirst());
        forward(model, 4);
        assertThat(model.wizard().heldProperty().get()).isTrue();
        model.wizard().back();
        assertThat(model.wizard().step().id()).isEqualTo("run");
        model.work().cancel();
        held.finish();
        assertThat(model.work().phaseProperty().get()).isEqualTo(Work.Phase.CANCELLED);
        assertThat(model.wizard().forwardLabel()).isEqualTo("Try again");
        assertThat(told).isEmpty();
        assertThat(shop.services.backups().catalogue().backups()).isEmpty();
        model.wizard().forward();
        held.finish();
        assertThat(model.madeProperty().get()).isPresent();
    }

    @Test
    void it_is_made_as_chosen_and_the_catalogue_hears_of_it() {
        BackupWizardViewModel model = open(shop);
        model.draft().scopeProperty().set(Scope.LEAVING_OUT);
        model.draft().picked().add(new TableName("audit", "entry"));
        model.draft().globalsProperty().set(false);
        forward(model, 4);
        assertThat(model.work().phaseProperty().get()).isEqualTo(Work.Phase.DONE);
        assertThat(model.madeProperty().get().orElseThrow().manifest().tables())
                .extracting(TableRows::table)
                .doesNotContain(new TableName("audit", "entry"))
                .contains(new TableName("public", "customer"));
        assertThat(String.join(" ", model.work().notices())).contains("AccessShare lock", "pg_dump");
        assertThat(told).containsExactly("new");
        assertThat(shop.services.backupCatalogue().read().newest("shop", "production"))
                .as("not the whole database")
                .isEmpty();
        model.wizard().forward();
        assertThat(model.wizard().forwardLabel()).isEqualTo("Verify now");
        model.leave();
        assertThat(told).endsWith("left");
    }

    private BackupWizardViewModel open(WizardWorkshop workshop) {
        BackupWizardViewModel model = new BackupWizardViewModel(
                workshop.context(new DirectTaskRunner(Progress.NONE)), () -> told.add("new"), () -> told.add("left"));
        model.choose(model.profiles().getFirst());
        return model;
    }

    private static void forward(BackupWizardViewModel model, int times) {
        for (int i = 0; i < times; i++) {
            model.wizard().forward();
        }
    }
}
