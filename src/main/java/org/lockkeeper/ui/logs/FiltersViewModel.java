package org.lockkeeper.ui.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.ui.Texts;

/** The filters that a workspace has saved, by name. For the toolkit's thread. */
final class FiltersViewModel {
    /** As many as a menu can show. */
    static final int MOST = 60;

    private static final String KEPT = "filter";
    private static final int LONGEST_NAME = 80;

    private final KeptValues values;
    private final ReadOnlyObjectWrapper<List<SavedFilter>> saved;

    FiltersViewModel(KeptValues values) {
        this.values = values;
        this.saved = new ReadOnlyObjectWrapper<>(values.list(KEPT).stream()
                .map(SavedFilter::of)
                .flatMap(Optional::stream)
                .toList());
    }

    /** In the order of their names. */
    ReadOnlyObjectProperty<List<SavedFilter>> savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /** The one of that name, whatever its capital letters. */
    Optional<SavedFilter> named(String name) {
        return saved.get().stream()
                .filter(each -> each.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /** Why a filter cannot be saved under a name; empty where it can. */
    Optional<String> refusal(String name, FilterInput input) {
        if (input.equals(FilterInput.NONE)) {
            return Optional.of(Texts.get("logs.filters.nothing"));
        }
        return nameRefusal(name)
                .or(() -> saved.get().size() >= MOST && named(name).isEmpty()
                        ? Optional.of(Texts.get("logs.filters.many", MOST))
                        : Optional.empty());
    }

    private static Optional<String> nameRefusal(String name) {
        if (name.isBlank()) {
            return Optional.of(Texts.get("logs.filters.noName"));
        }
        return name.strip().length() > LONGEST_NAME
                ? Optional.of(Texts.get("logs.filters.longName", LONGEST_NAME))
                : Optional.empty();
    }

    /** Saves a filter, in the place of the one of that name where there is one; only where there is no {@link #refusal}. */
    void save(String name, FilterInput input) {
        change(all -> {
            all.removeIf(each -> each.name().equalsIgnoreCase(name.strip()));
            all.add(new SavedFilter(name.strip(), input));
            return all;
        });
    }

    /** Why a filter cannot have that name; empty where it can. */
    Optional<String> renameRefusal(SavedFilter filter, String name) {
        return nameRefusal(name)
                .or(() -> named(name)
                        .filter(other -> !other.equals(filter))
                        .map(other -> Texts.get("logs.filters.taken", other.name())));
    }

    /** Gives a filter another name; only where there is no {@link #renameRefusal}. */
    void rename(SavedFilter filter, String name) {
        change(all -> {
            all.replaceAll(each -> each.equals(filter) ? new SavedFilter(name.strip(), filter.input()) : each);
            return all;
        });
    }

    void remove(SavedFilter filter) {
        change(all -> {
            all.remove(filter);
            return all;
        });
    }

    private void change(UnaryOperator<List<SavedFilter>> change) {
        List<SavedFilter> changed = change.apply(new ArrayList<>(saved.get()));
        changed.sort((one, other) -> one.name().compareToIgnoreCase(other.name()));
        List<Map<String, String>> kept =
                changed.stream().map(SavedFilter::settings).toList();
        saved.set(List.copyOf(changed));
        values.keep(KEPT, kept);
    }
}
