package org.lockkeeper.ui.logs;

import java.util.function.IntFunction;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.lockkeeper.ui.Texts;

/** Where in the log the hits and the bookmarks lie, beside its scroll bar. A click goes there. */
final class MarksStrip extends Pane {
    private static final double WIDTH = 10;
    private static final double MARK = 2;

    /** Goes to a place of the log. */
    @FunctionalInterface
    interface Go {
        /** @param of how many stretches there are */
        void to(int stretch, int of);
    }

    private final Canvas canvas = new Canvas(WIDTH, 0);
    private final Rectangle swatch = new Rectangle(0, 0);
    private final Rectangle bookmarkSwatch = new Rectangle(0, 0);
    private final IntFunction<boolean[]> marks;
    private final IntFunction<boolean[]> bookmarks;

    /**
     * @param marks in which of so many stretches there are hits
     * @param bookmarks in which there are bookmarks, whose marks are wider and higher
     * @param go told the stretch that was clicked
     */
    MarksStrip(IntFunction<boolean[]> marks, IntFunction<boolean[]> bookmarks, Go go) {
        this.marks = marks;
        this.bookmarks = bookmarks;
        getStyleClass().add("marks-strip");
        swatch.getStyleClass().add("mark-swatch");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMinHeight(0);
        setAccessibleText(Texts.get("logs.marks"));
        canvas.heightProperty().bind(heightProperty());
        canvas.heightProperty().subscribe(this::draw);
        bookmarkSwatch.getStyleClass().add("bookmark-swatch");
        swatch.fillProperty().subscribe((_, _) -> draw());
        bookmarkSwatch.fillProperty().subscribe((_, _) -> draw());
        setOnMouseClicked(event -> {
            int all = Math.max(1, stretches());
            go.to(Math.clamp((int) (event.getY() / MARK), 0, all - 1), all);
        });
        getChildren().addAll(canvas, swatch, bookmarkSwatch);
    }

    private int stretches() {
        return (int) (canvas.getHeight() / MARK);
    }

    void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, WIDTH, canvas.getHeight());
        int stretches = stretches();
        if (stretches < 1) {
            return;
        }
        g.setFill(swatch.getFill() == null ? Color.ORANGE : swatch.getFill());
        boolean[] found = marks.apply(stretches);
        for (int i = 0; i < stretches; i++) {
            if (found[i]) {
                g.fillRect(1, i * MARK, WIDTH - 2, MARK);
            }
        }
        g.setFill(bookmarkSwatch.getFill() == null ? Color.GRAY : bookmarkSwatch.getFill());
        boolean[] marked = bookmarks.apply(stretches);
        for (int i = 0; i < stretches; i++) {
            if (marked[i]) {
                g.fillRect(0, Math.max(0, i * MARK - MARK / 2), WIDTH, 2 * MARK);
            }
        }
    }
}
