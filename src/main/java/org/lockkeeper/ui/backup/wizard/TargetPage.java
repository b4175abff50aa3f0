package org.lockkeeper.ui.backup.wizard;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;

/** Where it is brought back to. */
final class TargetPage extends VBox {
    TargetPage(RestoreWizardViewModel model) {
        RestoreDraft draft = model.draft();
        Label meaning = Form.hint("");
        TextField into = new TextField();
        into.textProperty().bindBidirectional(draft.intoProperty());
        into.setMaxWidth(360);
        into.disableProperty().bind(draft.targetProperty().isEqualTo(Target.OVER));
        into.setAccessibleText(Texts.get("restore.into"));
        Runnable show = () -> {
            String database = model.profileProperty()
                    .get()
                    .map(profile -> VisibleText.of(profile.database()))
                    .orElse("");
            meaning.setText(draft.targetProperty().get().meaning(database));
            into.setPromptText(database + "_restored");
        };
        model.profileProperty().subscribe(_ -> show.run());
        draft.targetProperty().subscribe(_ -> show.run());
        getChildren()
                .setAll(new Form()
                        .with(
                                "make.environment",
                                new ProfileBox(model.profiles(), model.profileProperty(), model::choose))
                        .with(
                                "restore.target",
                                Form.oneOf(List.of(Target.values()), draft.targetProperty(), Target::label),
                                meaning)
                        .with("restore.into", into));
    }
}
