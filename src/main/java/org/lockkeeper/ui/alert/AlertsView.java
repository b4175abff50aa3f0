package org.lockkeeper.ui.alert;

import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.activity.alert.Alert;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.AlertLines;

/** What the watched servers alert of. */
public final class AlertsView extends AlertLines<Alert> {
    private final AlertsViewModel model;

    public AlertsView(AlertsViewModel model) {
        super(Feather.ALERT_TRIANGLE, Texts.get("alert.dismiss"));
        this.model = model;
        model.shownProperty().subscribe(this::show);
    }

    @Override
    protected boolean isSame(Alert one, Alert other) {
        return one.kind() == other.kind() && one.environment().equals(other.environment());
    }

    @Override
    protected String name(Alert alert) {
        return alert.environment();
    }

    @Override
    protected String words(Alert alert) {
        return alert.words();
    }

    @Override
    protected String action(Alert alert) {
        return alert.pid().isPresent()
                ? Texts.get("alert.session", Integer.toString(alert.pid().getAsInt()))
                : Texts.get("alert.activity");
    }

    @Override
    protected void open(Alert alert) {
        model.open(alert);
    }

    @Override
    protected void dismiss(Alert alert) {
        model.dismiss(alert);
    }
}
