package org.lockkeeper.ui.logs;

import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polygon;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.logs.finding.Deadlock;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;

/** Both sides of a deadlock, or all of them, as a small graph: each process above the one that it waits for, and from the last one back to the first. */
final class DeadlockRing extends VBox {
    private static final double HALF_NODE = 11;
    private static final double HALF_EDGE = 9;
    private static final double ARROW = 6;

    /** @param goTo goes to a line (from 0) of the log */
    DeadlockRing(Deadlock deadlock, LongConsumer goTo) {
        getStyleClass().add("ring");
        List<Deadlock.Side> sides = deadlock.sides();
        VBox rows = new VBox();
        rows.getStyleClass().add("sides");
        rows.setMinWidth(0);
        HBox.setHgrow(rows, Priority.ALWAYS);
        for (int i = 0; i < sides.size(); i++) {
            boolean last = i == sides.size() - 1;
            Deadlock.Side side = sides.get(i);
            rows.getChildren().add(process(side, i == 0));
            boolean next = !last && sides.get(i + 1).pid() == side.blockedBy();
            rows.getChildren().add(edge(side, next));
        }
        Region back = new Region();
        back.getStyleClass().add("back");
        HBox.setMargin(back, new Insets(HALF_NODE, 0, HALF_EDGE, 0));
        Hyperlink line = new Hyperlink(
                Texts.get("logs.finding.line", String.format(Locale.ENGLISH, "%,d", deadlock.line() + 1)));
        line.setOnAction(_ -> goTo.accept(deadlock.line()));
        getChildren().addAll(new HBox(back, rows), line);
    }

    private static HBox process(Deadlock.Side side, boolean first) {
        Label pid = new Label(Integer.toString(side.pid()));
        pid.getStyleClass().add("node");
        pid.setMinWidth(USE_PREF_SIZE);
        Label statement = new Label(VisibleText.of(side.statement()));
        statement.getStyleClass().addAll("mono", "statement");
        statement.setWrapText(true);
        return row(first ? head() : room(), pid, statement);
    }

    /** What leads from a process to the one below it, or to another one, which is named then. */
    private static HBox edge(Deadlock.Side side, boolean toNext) {
        String lock = VisibleText.of(side.waitsFor());
        Label waits = new Label(
                toNext
                        ? Texts.get("logs.finding.waits", lock)
                        : Texts.get("logs.finding.waits.back", lock, Integer.toString(side.blockedBy())));
        waits.setWrapText(true);
        waits.getStyleClass().add("edge");
        HBox row = row(room(), Icons.of(toNext ? Feather.ARROW_DOWN : Feather.CORNER_LEFT_UP), waits);
        row.getStyleClass().add("wait");
        return row;
    }

    private static HBox row(Node... parts) {
        HBox row = new HBox(parts);
        row.getStyleClass().add("side");
        return row;
    }

    /** Of the arrow that comes back. */
    private static Polygon head() {
        Polygon head = new Polygon(0, 0, ARROW, ARROW / 2, 0, ARROW);
        head.getStyleClass().add("head");
        return head;
    }

    private static Region room() {
        Region room = new Region();
        room.setMinWidth(ARROW);
        room.setPrefWidth(ARROW);
        return room;
    }
}
