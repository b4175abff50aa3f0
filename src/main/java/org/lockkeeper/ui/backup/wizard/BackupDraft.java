package org.lockkeeper.ui.backup.wizard;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.lockkeeper.backup.BackupContent;
import org.lockkeeper.backup.BackupFormat;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.BackupSurvey;
import org.lockkeeper.backup.TableName;

/** What a person has chosen for a backup so far. */
final class BackupDraft {
    /** The level that leaves it to the algorithm. */
    static final int USUAL_LEVEL = -1;

    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.WHOLE);
    private final ObservableSet<TableName> picked = FXCollections.observableSet(new TreeSet<>());
    private final ObjectProperty<BackupContent> content = new SimpleObjectProperty<>(BackupContent.ALL);
    private final BooleanProperty globals = new SimpleBooleanProperty(true);
    private final ObjectProperty<Optional<Path>> folder = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> bucket = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<BackupFormat> format = new SimpleObjectProperty<>(BackupFormat.CUSTOM);
    private final IntegerProperty jobs = new SimpleIntegerProperty(1);
    private final ObjectProperty<Optional<String>> algorithm = new SimpleObjectProperty<>(Optional.empty());
    private final IntegerProperty level = new SimpleIntegerProperty(USUAL_LEVEL);
    private final IntegerProperty lockWaitSeconds =
            new SimpleIntegerProperty((int) BackupOptions.USUAL_LOCK_WAIT.toSeconds());
    private final BooleanProperty readBack = new SimpleBooleanProperty(true);

    ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    /** The tables that are left out, or the only ones, as the scope says. */
    ObservableSet<TableName> picked() {
        return picked;
    }

    ObjectProperty<BackupContent> contentProperty() {
        return content;
    }

    /** Whether roles and tablespaces are written beside it. */
    BooleanProperty globalsProperty() {
        return globals;
    }

    /** Where it goes. */
    ObjectProperty<Optional<Path>> folderProperty() {
        return folder;
    }

    /** The bucket that a copy is sent to; none where empty. */
    ObjectProperty<Optional<String>> bucketProperty() {
        return bucket;
    }

    ObjectProperty<BackupFormat> formatProperty() {
        return format;
    }

    /** How many tables are written at once; counts for the directory format. */
    IntegerProperty jobsProperty() {
        return jobs;
    }

    /** What it is compressed by, such as {@code zstd}; pg_dump's own choice where empty. */
    ObjectProperty<Optional<String>> algorithmProperty() {
        return algorithm;
    }

    /** How hard it is compressed; the algorithm's own choice below 0. */
    IntegerProperty levelProperty() {
        return level;
    }

    IntegerProperty lockWaitSecondsProperty() {
        return lockWaitSeconds;
    }

    /** Whether it is read back to its last row. */
    BooleanProperty readBackProperty() {
        return readBack;
    }

    /** What pg_dump's {@code --compress} is to be told. */
    Optional<String> compress() {
        if (format.get() == BackupFormat.PLAIN) {
            return Optional.empty();
        }
        Optional<String> level =
                this.level.get() < 0 ? Optional.empty() : Optional.of(Integer.toString(this.level.get()));
        return algorithm
                .get()
                .map(name -> level.filter(_ -> !name.equals("none"))
                        .map(l -> name + ":" + l)
                        .orElse(name))
                .or(() -> level);
    }

    /** The options that this comes to for the database that was looked at. */
    BackupOptions options(BackupSurvey survey) {
        boolean only = scope.get() == Scope.ONLY;
        List<String> schemas = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        if (scope.get() != Scope.WHOLE) {
            split(survey, schemas, tables);
        }
        return new BackupOptions(
                format.get(),
                format.get() == BackupFormat.DIRECTORY ? jobs.get() : 1,
                compress(),
                only ? schemas : List.of(),
                only ? tables : List.of(),
                only ? List.of() : schemas,
                only ? List.of() : tables,
                content.get(),
                globals.get(),
                Duration.ofSeconds(lockWaitSeconds.get()));
    }

    /**
     * Names a schema where all of it is picked, so that its views and functions go with it. Only tables, though, where both would be
     * named for what is the only content: pg_dump leaves schemas out of account beside tables.
     */
    private void split(BackupSurvey survey, List<String> schemas, List<String> tables) {
        Map<String, List<TableName>> all = survey.tables().stream()
                .map(BackupSurvey.Table::name)
                .collect(Collectors.groupingBy(TableName::schema, TreeMap::new, Collectors.toList()));
        boolean wholeOnes = scope.get() == Scope.LEAVING_OUT
                || all.values().stream()
                        .allMatch(one -> picked.containsAll(one) || one.stream().noneMatch(picked::contains));
        all.forEach((schema, names) -> {
            if (wholeOnes && picked.containsAll(names)) {
                schemas.add(schema);
            } else {
                names.stream().filter(picked::contains).map(TableName::quoted).forEach(tables::add);
            }
        });
    }
}
