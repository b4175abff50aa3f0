package org.lockkeeper.ui.backup.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupContent;
import org.lockkeeper.backup.BackupListener;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.Restored;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.wizard.Work;

class RestoreWizardViewModelTest {
    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("back_wizard");
    private final List<String> told = new ArrayList<>();
    private WizardWorkshop shop;

    @BeforeEach
    void open() {
        test.execute("create table customer (id int primary key); insert into customer select generate_series(1, 10)");
        shop = new WizardWorkshop(folder, test, Environment.PRODUCTION, true);
    }

    @AfterEach
    void close() {
        shop.close();
        TestDatabase first = new TestDatabase(test.port(), "postgres");
        for (String made : first.rows("select datname from pg_database where datname like '" + test.name() + "\\_%'")) {
            first.execute("drop database \"" + made + "\" with (force)");
        }
    }

    @Test
    void what_is_no_dump_leads_no_further_and_says_why() throws Exception {
        Path none = Files.writeString(folder.resolve("none.dump"), "nothing of the kind");
        RestoreWizardViewModel model = model();
        assertThat(model.wizard().refusalProperty().get()).contains("Choose a backup or a file.");
        shop.dialogs.choosing(none);
        model.chooseFile();
        assertThat(model.wizard().refusalProperty().get())
                .hasValueSatisfying(why -> assertThat(why).contains("is no dump that pg_dump wrote"));
        model.wizard().forward();
        assertThat(model.wizard().step().id()).isEqualTo("source");
    }

    @Test
    void roles_that_are_missing_are_told_at_the_review_and_can_be_left_out() {
        String role = "gone_" + test.name();
        test.execute("create role \"" + role + "\"; alter table customer owner to \"" + role + "\"");
        backup();
        test.execute("reassign owned by \"" + role + "\" to postgres; drop role \"" + role + "\"");
        RestoreWizardViewModel model = model();
        model.choose(model.entries().getFirst());
        assertThat(model.contents().foundProperty().get().orElseThrow().roles()).contains(role);
        forward(model, 3);
        assertThat(model.wizard().refusalProperty().get())
                .hasValueSatisfying(why -> assertThat(why)
                        .contains(role, "leave them out in the step How")
                        .doesNotContain("--no-owner"));
        model.wizard().forward();
        assertThat(model.wizard().step().id()).isEqualTo("review");
        model.wizard().goTo(2);
        model.draft().ownersProperty().set(false);
        model.draft().rightsProperty().set(false);
        model.wizard().forward();
        assertThat(model.wizard().refusalProperty().get()).isEmpty();
    }

    @Test
    void who_does_not_confirm_has_restored_nothing_and_may_try_again() {
        backup();
        RestoreWizardViewModel model = model();
        model.choose(model.entries().getFirst());
        forward(model, 4);
        assertThat(model.work().phaseProperty().get()).isEqualTo(Work.Phase.IDLE);
        assertThat(model.restoredProperty().get()).isEmpty();
        assertThat(made()).isEmpty();
        assertThat(model.cancelled()).contains("The new database was dropped again");
        model.draft().targetProperty().set(Target.OVER);
        assertThat(model.cancelled()).contains("rolled back: nothing was changed");
        model.draft().targetProperty().set(Target.NEW);
        shop.dialogs.confirming(true).typing("something else");
        model.wizard().forward();
        assertThat(model.work().phaseProperty().get()).isEqualTo(Work.Phase.FAILED);
        assertThat(made()).isEmpty();
    }

    @Test
    void it_is_swapped_in_with_its_sessions_shown_and_back_again() {
        backup();
        test.execute("delete from customer");
        RestoreWizardViewModel model = model();
        model.choose(model.entries().getFirst());
        model.wizard().forward();
        model.draft().targetProperty().set(Target.SWAP);
        forward(model, 2);
        assertThat(model.outlook().foundProperty().get().orElseThrow().target()).isEqualTo(test.name() + "_restored");
        shop.dialogs.confirming(true).typing(test.name());
        model.wizard().forward();
        assertThat(model.work().failureProperty().get()).isEmpty();
        Restored restored = model.restoredProperty().get().orElseThrow();
        assertThat(restored.previous())
                .hasValueSatisfying(kept -> assertThat(kept).startsWith(test.name() + "_before_"));
        assertThat(test.rows("select count(*) from customer")).containsExactly("10");
        shop.dialogs.confirming(true).typing(test.name());
        model.undo();
        assertThat(model.undoneProperty().get()).isPresent();
        assertThat(test.rows("select count(*) from customer")).containsExactly("0");
        assertThat(told).containsExactly("new", "new");
        assertThat(String.join("\n", shop.dialogs.shown())).contains("renames both databases in one transaction");
    }

    @Test
    void selected_tables_alone_come_back_where_some_are_ticked() {
        test.execute("create table other (id int)");
        backup();
        RestoreWizardViewModel model = model();
        model.choose(model.entries().getFirst());
        forward(model, 2);
        model.draft().onlySomeProperty().set(true);
        assertThat(model.wizard().refusalProperty().get()).contains("Tick a schema or a table.");
        model.draft().tables().add("public.customer");
        model.draft().intoProperty().set(test.name() + "_one");
        model.wizard().forward();
        shop.dialogs.confirming(true).typing(test.name());
        model.wizard().forward();
        assertThat(model.work().failureProperty().get()).isEmpty();
        assertThat(
                        new TestDatabase(test.port(), test.name() + "_one")
                                .rows(
                                        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"))
                .containsExactly("customer");
    }

    @Test
    void ticked_tables_and_a_backup_of_a_part_are_not_swapped_in() {
        backup();
        RestoreWizardViewModel model = model();
        model.choose(model.entries().getFirst());
        model.wizard().forward();
        model.draft().targetProperty().set(Target.SWAP);
        assertThat(model.wizard().refusalProperty().get()).isEmpty();
        model.wizard().forward();
        model.draft().onlySomeProperty().set(true);
        model.draft().tables().add("public.customer");
        assertThat(model.wizard().refusalProperty().get())
                .hasValueSatisfying(why -> assertThat(why).startsWith("Ticked tables alone"));
        Backup part = backup(new BackupOptions(
                BackupOptions.USUAL.format(),
                1,
                Optional.empty(),
                List.of(),
                List.of("customer"),
                List.of(),
                List.of(),
                BackupContent.ALL,
                false,
                BackupOptions.USUAL_LOCK_WAIT));
        RestoreWizardViewModel other = model();
        other.choose(other.entries().stream()
                .filter(entry -> entry.name().equals(part.name()))
                .findFirst()
                .orElseThrow());
        other.wizard().forward();
        assertThat(other.wizard().refusalProperty().get()).isEmpty();
        other.draft().targetProperty().set(Target.SWAP);
        assertThat(other.wizard().refusalProperty().get())
                .hasValueSatisfying(why -> assertThat(why).contains("(only table customer)"));
    }

    private Backup backup() {
        return backup(BackupOptions.USUAL);
    }

    private Backup backup(BackupOptions options) {
        return shop.services
                .backups()
                .backup("production", Optional.of(shop.out), options, false, BackupListener.NOBODY, new CancelToken());
    }

    private RestoreWizardViewModel model() {
        RestoreWizardViewModel model = new RestoreWizardViewModel(
                shop.context(new DirectTaskRunner(Progress.NONE)), () -> told.add("new"), () -> told.add("left"));
        model.open(Optional.empty(), Optional.of(model.profiles().getFirst()));
        return model;
    }

    private static void forward(RestoreWizardViewModel model, int times) {
        for (int i = 0; i < times; i++) {
            model.wizard().forward();
        }
    }

    private List<String> made() {
        return test.rows("select datname from pg_database where datname like '" + test.name() + "\\_%'");
    }
}
