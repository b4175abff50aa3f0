package org.lockkeeper.ui.backup.wizard;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.lockkeeper.backup.RestoreWish;

/** What a person has chosen for a restore so far. */
final class RestoreDraft {
    private final ObjectProperty<Target> target = new SimpleObjectProperty<>(Target.NEW);
    private final StringProperty into = new SimpleStringProperty("");
    private final IntegerProperty jobs = new SimpleIntegerProperty(RestoreWish.USUAL.jobs());
    private final BooleanProperty onlySome = new SimpleBooleanProperty();
    private final ObservableSet<String> tables = FXCollections.observableSet(new TreeSet<>());
    private final BooleanProperty owners = new SimpleBooleanProperty(true);
    private final BooleanProperty rights = new SimpleBooleanProperty(true);
    private final BooleanProperty tablespaces = new SimpleBooleanProperty(true);

    ObjectProperty<Target> targetProperty() {
        return target;
    }

    /** The new database's name; the usual one where empty. */
    StringProperty intoProperty() {
        return into;
    }

    IntegerProperty jobsProperty() {
        return jobs;
    }

    /** Whether only the picked tables are restored. */
    BooleanProperty onlySomeProperty() {
        return onlySome;
    }

    ObservableSet<String> tables() {
        return tables;
    }

    /** Whether objects get the owners that they had. */
    BooleanProperty ownersProperty() {
        return owners;
    }

    /** Whether GRANT and REVOKE are restored. */
    BooleanProperty rightsProperty() {
        return rights;
    }

    /** Whether picked tables alone would take the present database's place. */
    boolean swapsSelection() {
        return target.get() == Target.SWAP && onlySome.get();
    }

    /** Whether tables and indexes go into the tablespaces that they were in. */
    BooleanProperty tablespacesProperty() {
        return tablespaces;
    }

    RestoreWish wish() {
        boolean over = target.get() == Target.OVER;
        return new RestoreWish(
                over || into.get().isBlank() ? Optional.empty() : Optional.of(into.get()),
                target.get() == Target.SWAP,
                over,
                over ? 1 : jobs.get(),
                onlySome.get() ? List.copyOf(tables) : List.of(),
                owners.get(),
                rights.get(),
                tablespaces.get());
    }
}
