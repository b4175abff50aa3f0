package org.lockkeeper.ui.logs;

import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.AlertLines;

/** What followed logs alert of. */
final class LogAlertsView extends AlertLines<LogAlert> {
    private final LogAlertsViewModel model;

    LogAlertsView(LogAlertsViewModel model) {
        super(Feather.BELL, Texts.get("logs.alert.dismiss"));
        this.model = model;
        getStyleClass().add("log-alerts");
        model.shownProperty().subscribe(this::show);
    }

    @Override
    protected boolean isSame(LogAlert one, LogAlert other) {
        return one.isSame(other);
    }

    @Override
    protected String name(LogAlert alert) {
        return LogAlertsViewModel.name(alert.log());
    }

    @Override
    protected String words(LogAlert alert) {
        return LogAlertsViewModel.words(alert);
    }

    @Override
    protected String action(LogAlert alert) {
        return Texts.get("logs.alert.show");
    }

    @Override
    protected void open(LogAlert alert) {
        model.open(alert);
    }

    @Override
    protected void dismiss(LogAlert alert) {
        model.dismiss(alert);
    }
}
