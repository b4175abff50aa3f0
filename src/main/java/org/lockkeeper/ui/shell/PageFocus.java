package org.lockkeeper.ui.shell;

import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;

/** What gets the keyboard when it is moved into a page: what the page is about, which is a table or a list where it has one. */
final class PageFocus {
    private PageFocus() {}

    static Optional<Node> of(Node page) {
        return first(
                        page,
                        node -> node instanceof TableView || node instanceof TreeTableView || node instanceof ListView)
                .or(() -> first(page, _ -> true));
    }

    private static Optional<Node> first(Node node, Predicate<Node> wanted) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable() && wanted.test(node)) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> first(child, wanted).stream())
                        .findFirst()
                : Optional.empty();
    }
}
