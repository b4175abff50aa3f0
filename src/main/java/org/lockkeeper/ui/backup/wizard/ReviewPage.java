package org.lockkeeper.ui.backup.wizard;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;
import javafx.scene.layout.VBox;
import org.lockkeeper.backup.BackupFormat;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.BackupSurvey;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.backup.BackupFacts;
import org.lockkeeper.ui.control.KeyValueTable;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.VisibleText;

/** Everything that was chosen, what it will cost, and what speaks against it now. */
final class ReviewPage extends VBox {
    private final BackupWizardViewModel model;

    ReviewPage(BackupWizardViewModel model) {
        this.model = model;
        getStyleClass().add("review-page");
        model.survey().foundProperty().subscribe(_ -> show());
        model.survey().failureProperty().subscribe(_ -> show());
        model.earlier().foundProperty().subscribe(_ -> show());
        model.earlier().failureProperty().subscribe(_ -> show());
        model.draft().folderProperty().subscribe(_ -> show());
        model.draft().bucketProperty().subscribe(_ -> show());
    }

    private void show() {
        getChildren().clear();
        model.survey().failureProperty().get().ifPresent(why -> getChildren().add(new Remark(Tone.DANGER, why)));
        model.survey().foundProperty().get().ifPresent(this::show);
        if (getChildren().isEmpty()) {
            getChildren().add(Form.hint(Texts.get("make.looking.text")));
        }
    }

    private void show(BackupSurvey survey) {
        survey.objection().ifPresent(why -> getChildren().add(new Remark(Tone.DANGER, why)));
        survey.cost().ifPresent(cost -> getChildren().add(new Remark(Tone.WARNING, cost)));
        survey.toolWarning().ifPresent(warning -> getChildren().add(new Remark(Tone.WARNING, warning)));
        model.earlier().failureProperty().get().ifPresent(why -> getChildren().add(new Remark(Tone.WARNING, why)));
        survey.remarks().forEach(remark -> getChildren().add(new Remark(Tone.QUIET, remark)));
        getChildren().add(KeyValueTable.inWords(facts(survey, model.draft().options(survey))));
    }

    private SequencedMap<String, String> facts(BackupSurvey survey, BackupOptions options) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put(
                Texts.get("make.from"),
                Texts.get(
                        "make.from.value",
                        VisibleText.of(survey.database()),
                        survey.profile(),
                        survey.serverVersion()));
        facts.put(Texts.get("backups.level"), survey.level().orElseGet(() -> Texts.get("backups.level.none")));
        facts.put(Texts.get("backups.holds"), BackupFacts.holds(options));
        facts.put(
                Texts.get("backups.globals"),
                Texts.get(options.globals() ? "make.globals.beside" : "make.globals.not"));
        facts.put(
                Texts.get("make.folder"),
                model.draft().folderProperty().get().map(Path::toString).orElse(""));
        model.draft().bucketProperty().get().ifPresent(bucket -> facts.put(Texts.get("make.copy"), bucket));
        facts.put(Texts.get("make.format"), format(options));
        facts.put(
                Texts.get("make.program"),
                Texts.get(
                        "make.program.value",
                        survey.tools().version(),
                        survey.tools().folder()));
        facts.put(Texts.get("make.lockWait"), Texts.get("make.lockWait.value", Figures.time(options.lockWait())));
        facts.put(
                Texts.get("make.reading"),
                Texts.get(model.draft().readBackProperty().get() ? "make.reading.all" : "make.reading.not"));
        facts.put(Texts.get("make.expected"), expected(survey));
        return facts;
    }

    private String format(BackupOptions options) {
        String name = HowPage.label(options.format());
        String jobs =
                options.format() == BackupFormat.DIRECTORY ? Texts.get("make.format.jobs", name, options.jobs()) : name;
        return options.compress()
                .map(how -> Texts.get("make.format.compressed", jobs, how))
                .orElse(jobs);
    }

    private String expected(BackupSurvey survey) {
        return model.earlier()
                .foundProperty()
                .get()
                .flatMap(Function.identity())
                .map(last -> Texts.get("make.expected.last", Figures.bytes(last.bytes()), Figures.time(last.took())))
                .orElseGet(() -> Texts.get("make.expected.none", Figures.bytes(survey.databaseBytes())));
    }
}
