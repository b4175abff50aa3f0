package org.lockkeeper.ui.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.MadeUpBackup;
import org.lockkeeper.ui.HeldTaskRunner;
import org.lockkeeper.ui.RecordingDialogs;

class BackupsViewModelTest {
    private static final MadeUpBackup OLD = MadeUpBackup.of("prod-eu", "2026-11-18T03:00:00Z");
    private static final MadeUpBackup MIDDLE = MadeUpBackup.of("prod-eu", "2026-11-19T03:00:00Z");
    private static final MadeUpBackup NEW =
            MadeUpBackup.of("prod-eu", "2026-11-20T03:00:00Z").verified();

    @TempDir
    private Path folder;

    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final List<String> told = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @Test
    void a_bucket_that_cannot_be_read_is_a_problem_beside_the_list() {
        BackupsViewModel model = model(new MadeUpCatalogue(folder, true, false).with(NEW));
        model.read();
        assertThat(model.entries()).hasSize(1);
        assertThat(model.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("offsite", "nothing answers"));
    }

    @Test
    void what_cannot_be_done_says_why() {
        BackupsViewModel model = model(new MadeUpCatalogue(folder, false, false).with(NEW));
        model.read();
        assertThat(model.whyNoRules()).isPresent();
        model.select(Optional.of(model.entries().getFirst()));
        assertThat(model.whyNotHere()).isEmpty();
        assertThat(model.whyNoFetch().orElseThrow()).contains("on this machine already");
        assertThat(model.whyNoUpload("offsite")).isEmpty();
    }

    @Test
    void removing_old_ones_lists_them_and_removes_nothing_when_declined() {
        BackupsViewModel model = model(new MadeUpCatalogue(folder, false, true).with(OLD, MIDDLE, NEW));
        model.removeOld();
        assertThat(dialogs.shown())
                .singleElement()
                .satisfies(shown -> assertThat(shown)
                        .contains("Remove one backup", OLD.name())
                        .doesNotContain(NEW.name()));
        model.read();
        assertThat(model.entries()).hasSize(3);
    }

    @Test
    void all_that_would_be_removed_is_listed_however_many_they_are() {
        MadeUpCatalogue made = new MadeUpCatalogue(folder, false, true).with(NEW);
        List<String> old = IntStream.rangeClosed(1, 30)
                .mapToObj(day -> MadeUpBackup.of("prod-eu", "2026-09-%02dT03:00:00Z".formatted(day)))
                .peek(made::with)
                .map(MadeUpBackup::name)
                .toList();
        model(made).removeOld();
        // The rules keep the last two.
        assertThat(dialogs.shown())
                .singleElement()
                .satisfies(
                        shown -> assertThat(shown).contains("Remove 29 backups").contains(old.subList(0, 29)));
    }

    @Test
    void removing_old_ones_removes_what_was_listed_and_reads_anew() {
        BackupsViewModel model = model(new MadeUpCatalogue(folder, false, true).with(OLD, MIDDLE, NEW));
        dialogs.confirming(true);
        model.removeOld();
        assertThat(model.entries()).extracting(CatalogueEntry::name).containsExactly(NEW.name(), MIDDLE.name());
        assertThat(told).containsExactly("One backup was removed.");
        model.removeOld();
        assertThat(told.getLast()).contains("the rules keep all 2");
    }

    @Test
    void the_filter_takes_words_and_the_headline_counts_all() {
        BackupsViewModel model = model(new MadeUpCatalogue(folder, false, false).with(OLD, NEW));
        assertThat(model.headline()).isEqualTo("No backups yet.");
        model.read();
        model.filterProperty().set("prod unverified");
        assertThat(model.entries()).extracting(CatalogueEntry::name).containsExactly(OLD.name());
        assertThat(model.headline()).startsWith("2 backups, ").contains("1 of them verified");
    }

    @Test
    void the_selection_stays_with_its_backup_when_the_places_are_read_anew() {
        MadeUpCatalogue made = new MadeUpCatalogue(folder, false, false).with(MIDDLE);
        BackupsViewModel model = model(made);
        model.read();
        model.select(Optional.of(model.entries().getFirst()));
        made.with(NEW);
        model.read();
        assertThat(model.entries()).hasSize(2);
        assertThat(model.selectedProperty().get().orElseThrow().name()).isEqualTo(MIDDLE.name());
    }

    @Test
    void wizards_get_the_selected_backup_and_the_list_is_read_after_them() {
        BackupsViewModel model = model(new MadeUpCatalogue(folder, false, false).with(NEW));
        model.verify();
        assertThat(asked).as("nothing is selected").isEmpty();
        model.read();
        model.select(Optional.of(model.entries().getFirst()));
        model.verify();
        model.restore();
        model.backup();
        assertThat(asked).containsExactly("verify " + NEW.name(), "restore " + NEW.name(), "backup");
    }

    @Test
    void a_restore_that_names_nothing_begins_at_the_selected_backup() {
        BackupsViewModel model = model(new MadeUpCatalogue(folder, false, false).with(NEW));
        model.read();
        model.restoreAny();
        model.select(Optional.of(model.entries().getFirst()));
        model.restoreAny();
        assertThat(asked).containsExactly("restore any", "restore " + NEW.name());
    }

    @Test
    void a_swap_is_undone_in_the_environment_that_the_page_names() {
        BackupsViewModel model = model(new MadeUpCatalogue(folder, false, false).with(NEW));
        assertThat(model.keptProperty().get()).isEmpty();
        model.read();
        model.undoKept();
        assertThat(asked).containsExactly("undo shop_before on prod-eu");
        assertThat(model.keptProperty().get()).as("looked for anew").isEmpty();
    }

    @Test
    void one_reading_is_enough_at_a_time() {
        HeldTaskRunner held = new HeldTaskRunner();
        BackupsViewModel model = new BackupsViewModel(
                new MadeUpCatalogue(folder, false, false).with(NEW).open(), wizards(), held, dialogs, told::add);
        model.read();
        model.read();
        assertThat(held.waiting()).isEqualTo(1);
        assertThat(model.readingProperty().get()).isTrue();
        held.runNext();
        assertThat(model.readingProperty().get()).isFalse();
    }

    private BackupsViewModel model(MadeUpCatalogue made) {
        return new BackupsViewModel(made.open(), wizards(), new DirectTaskRunner(Progress.NONE), dialogs, told::add);
    }

    private BackupWizards wizards() {
        return new BackupWizards() {
            @Override
            public void backup(Runnable done) {
                asked.add("backup");
            }

            @Override
            public void verify(CatalogueEntry entry, Runnable done) {
                asked.add("verify " + entry.name());
                done.run();
            }

            @Override
            public void undo(Runnable done) {
                asked.add("undo");
            }

            @Override
            public void undo(Kept kept, Runnable done) {
                asked.add("undo " + kept.database() + " on " + kept.environment());
                done.run();
            }

            @Override
            public void kept(Consumer<Optional<Kept>> heard) {
                heard.accept(asked.isEmpty() ? Optional.of(new Kept("prod-eu", "shop_before")) : Optional.empty());
            }

            @Override
            public void restore(Optional<CatalogueEntry> entry, Runnable done) {
                asked.add("restore " + entry.map(CatalogueEntry::name).orElse("any"));
            }
        };
    }
}
