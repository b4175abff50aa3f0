package org.lockkeeper.ui.backup.wizard;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EnvironmentBadge;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.theme.Stylesheets;
import org.lockkeeper.ui.wizard.Step;
import org.lockkeeper.ui.wizard.WizardPane;

/** Bringing a backup back, a page a step. */
final class RestoreWizardView extends BorderPane {
    private final RestoreWizardViewModel model;
    private final Moments moments;
    private final WizardPane pane;

    /** @param leave goes back to the catalogue */
    RestoreWizardView(RestoreWizardViewModel model, Moments moments, Runnable leave) {
        this.model = model;
        this.moments = moments;
        this.pane = new WizardPane(model.wizard(), Texts.get("restore.title"), this::page, leave);
        getStyleClass().add("backup-wizard");
        getStylesheets().addAll(Stylesheets.of("backup-wizard"), Stylesheets.of("tones"));
        HBox badge = new HBox();
        badge.getStyleClass().add("badge-box");
        pane.showBefore(badge);
        model.profileProperty()
                .subscribe(profile -> badge.getChildren()
                        .setAll(profile.stream()
                                .<Node>map(EnvironmentBadge::new)
                                .toList()));
        setCenter(pane);
    }

    private Node page(Step step) {
        return switch (step.id()) {
            case "source" -> new SourcePage(model, moments);
            case "target" -> new TargetPage(model);
            case "how" -> new RestoreHowPage(model);
            case "review" -> new RestoreReviewPage(model);
            default -> new RestoreRunPage(model);
        };
    }

    /** Lets the keyboard begin. */
    void takeFocus() {
        pane.takeFocus();
    }
}
