package org.lockkeeper.ui.control;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Outage;
import org.lockkeeper.ui.Texts;

/** What stands on a page whose server does not answer: why, since when, and the button that asks it again. */
public final class OutageState extends EmptyState {
    /** @param retry asks the server again */
    public OutageState(String environment, Outage outage, Moments moments, Runnable retry) {
        super(Feather.ALERT_TRIANGLE, Texts.get("outage.title", environment), outage.sentence());
        AgeLabel age = new AgeLabel(moments);
        age.show(Optional.of(outage.since()));
        HBox since = new HBox(new Label(Texts.get("outage.since", moments.exact(outage.since()))), age);
        since.getStyleClass().add("since");
        since.setAlignment(Pos.CENTER);
        since.setSpacing(6);
        getChildren().add(since);
        with(Texts.get("outage.retry"), retry);
    }
}
