package org.lockkeeper.ui.activity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.activity.Notice.Kind;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.theme.Icons;

/**
 * What became of the last action, and what else has to be said, a line each. The lines stay and change their words: one that is made anew
 * while its button is pressed would not hear the end of it.
 */
final class NoticeList extends VBox {
    private final Line ended;
    private final Map<Kind, Line> lines = new EnumMap<>(Kind.class);

    NoticeList(ActivityViewModel model) {
        getStyleClass().add("notices");
        ended = new Line(true, model.end()::dismiss);
        getChildren().add(ended);
        for (Kind kind : Kind.values()) {
            Line line = new Line(kind.isClosable(), () -> model.notices().putAway(kind));
            lines.put(kind, line);
            getChildren().add(line);
        }
        model.end().endedProperty().subscribe(this::showEnded);
        model.notices().shownProperty().subscribe(this::show);
    }

    private void showEnded(EndedWords result) {
        ended.say(
                Optional.of(result.words()).filter(words -> !words.isEmpty()),
                result.all() ? Tone.SUCCESS : Tone.DANGER);
    }

    private void show(List<Notice> notices) {
        lines.forEach((kind, line) -> line.say(
                notices.stream().filter(n -> n.kind() == kind).map(Notice::text).findFirst(), Tone.WARNING));
    }

    /** One of them; takes no room while it says nothing. */
    private static final class Line extends HBox {
        private final Label words = new Label();

        Line(boolean closable, Runnable away) {
            getStyleClass().add("notice-line");
            words.getStyleClass().add("notice");
            words.setWrapText(true);
            words.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(words, Priority.ALWAYS);
            getChildren().add(words);
            if (closable) {
                Button close = Icons.button(Feather.X, Texts.get("activity.notice.away"), away);
                close.setMinWidth(USE_PREF_SIZE);
                getChildren().add(close);
            }
            managedProperty().bind(visibleProperty());
            setVisible(false);
        }

        void say(Optional<String> text, Tone tone) {
            text.filter(now -> !now.equals(words.getText())).ifPresent(words::setText);
            setVisible(text.isPresent());
            Tones.apply(words, tone);
        }
    }
}
