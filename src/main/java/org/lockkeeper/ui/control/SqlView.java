package org.lockkeeper.ui.control;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.util.UndoUtils;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.SqlDocument.Statement;
import org.lockkeeper.ui.theme.Stylesheets;

/** SQL to read: highlighted, with its line numbers, virtualised. The statement that the caret is in is marked and can be copied. */
public final class SqlView extends BorderPane {
    private final CodeArea area = new CodeArea();
    private final Label leftOut = new Label();
    private final Optional<String> wayToAll;
    private final ReadOnlyObjectWrapper<Optional<Statement>> current = new ReadOnlyObjectWrapper<>(Optional.empty());
    private SqlDocument document = SqlDocument.empty();
    private Optional<Statement> executing = Optional.empty();
    private boolean showing;

    /** @param wayToAll a sentence that says how to read what is too much to show; empty where the place itself tells of it */
    public SqlView(Optional<String> wayToAll) {
        this.wayToAll = wayToAll;
        getStyleClass().add("sql-view");
        getStylesheets().add(Stylesheets.of("sql-view"));
        getStyleClass().add("sql");
        // Its own sheet names a family; ours is the theme's.
        area.getStylesheets().removeIf(sheet -> sheet.endsWith("code-area.css"));
        area.setEditable(false);
        area.setUndoManager(UndoUtils.noOpUndoManager());
        area.setAccessibleText(Texts.get("control.sql"));
        area.setContextMenu(menu());
        area.currentParagraphProperty().addListener((_, _, line) -> moveTo(document.statementAt(line)));
        leftOut.getStyleClass().add("left-out");
        leftOut.setWrapText(true);
        setCenter(new VirtualizedScrollPane<>(area));
    }

    /** Replaces what is shown and goes to its start. */
    public void show(SqlDocument shown) {
        document = shown;
        executing = Optional.empty();
        SqlGutter gutter = new SqlGutter(shown, () -> current.get().orElse(null), () -> executing.orElse(null));
        showing = true;
        area.setParagraphGraphicFactory(gutter);
        area.replace(0, area.getLength(), styled(shown));
        area.moveTo(0);
        area.scrollToPixel(0, 0);
        showing = false;
        leftOut.setText(Texts.get("control.sql.leftOut", shown.lines().size(), shown.leftOut(), wayToAll.orElse("")));
        setBottom(shown.leftOut() > 0 && wayToAll.isPresent() ? leftOut : null);
        current.set(document.statementAt(0));
    }

    private ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> styled(SqlDocument shown) {
        return new SqlStyler(area.getSegOps()).style(shown);
    }

    /** The statement that the caret is in. */
    public ReadOnlyObjectProperty<Optional<Statement>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Brings a line to the top and puts the caret there. */
    public void goTo(int line) {
        if (line >= 0 && line < document.lines().size()) {
            area.moveTo(line, 0);
            area.showParagraphAtTop(line);
        }
    }

    /** Puts the caret into a statement and scrolls only as far as it takes to see it. */
    public void reveal(Statement statement) {
        area.moveTo(statement.firstLine(), 0);
        area.showParagraphInViewport(statement.lastLine());
        area.showParagraphInViewport(statement.firstLine());
    }

    /** Marks the statement that runs at the moment and keeps it in sight; empty where none does. */
    public void showExecuting(Optional<Statement> statement) {
        Optional<Statement> before = executing;
        executing = statement;
        before.ifPresent(this::redrawGutter);
        statement.ifPresent(now -> {
            area.showParagraphInViewport(now.firstLine());
            redrawGutter(now);
        });
    }

    /** The script's statement that starts at a line of a migration's script. */
    public Optional<Statement> find(String migration, int scriptLine) {
        return document.statements().stream()
                .filter(s -> s.scriptLine() == scriptLine && s.migration().equals(migration))
                .findFirst();
    }

    /** Copies exactly what runs, without its semicolon; nothing happens where the caret is in no statement. */
    public void copyStatement() {
        current.get().ifPresent(statement -> copy(statement.sql()));
    }

    /** Puts a text on the clipboard. */
    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private ContextMenu menu() {
        MenuItem selection = new MenuItem(Texts.get("control.sql.copySelection"));
        selection.setOnAction(_ -> area.copy());
        MenuItem statement = new MenuItem(Texts.get("control.sql.copyStatement"));
        statement.setOnAction(_ -> copyStatement());
        MenuItem all = new MenuItem(Texts.get("control.sql.selectAll"));
        all.setOnAction(_ -> area.selectAll());
        ContextMenu menu = new ContextMenu(selection, statement, all);
        menu.setOnShowing(_ -> {
            selection.setDisable(area.getSelectedText().isEmpty());
            statement.setDisable(current.get().isEmpty());
        });
        return menu;
    }

    private void moveTo(Optional<Statement> statement) {
        Optional<Statement> before = current.get();
        // While a text is replaced the caret wanders; drawing the gutter then would lay out every stop.
        if (showing || before.equals(statement)) {
            return;
        }
        current.set(statement);
        before.ifPresent(this::redrawGutter);
        statement.ifPresent(this::redrawGutter);
    }

    private void redrawGutter(Statement statement) {
        int visible = area.getVisibleParagraphs().size();
        if (visible == 0) {
            return;
        }
        int first = area.visibleParToAllParIndex(0);
        int from = Math.max(statement.firstLine(), first);
        int to = Math.min(
                Math.min(statement.lastLine(), first + visible - 1),
                area.getParagraphs().size() - 1);
        for (int line = from; line <= to; line++) {
            area.recreateParagraphGraphic(line);
        }
    }

    /** The text as it is shown. */
    public String text() {
        return area.getText();
    }

    /** The style classes at a place of the shown text; for tests of the highlighting. */
    public List<String> stylesAt(int line, int column) {
        return List.copyOf(area.getStyleAtPosition(line, column));
    }
}
