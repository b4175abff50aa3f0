package org.lockkeeper.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.dialog.FileKind;

/** Stands in for the person: answers as told beforehand, and remembers what was asked. */
public final class SilentDialogs implements DialogService {
    private final List<Throwable> errors = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private boolean agrees;
    private Optional<Path> file = Optional.empty();

    /** From now on every question is agreed to. */
    public SilentDialogs agree() {
        agrees = true;
        return this;
    }

    /** From now on this is the file that is chosen. */
    public SilentDialogs choose(Path chosen) {
        file = Optional.of(chosen);
        return this;
    }

    public List<Throwable> errors() {
        return errors;
    }

    public List<String> questions() {
        return questions;
    }

    @Override
    public void error(Throwable failure) {
        errors.add(failure);
    }

    @Override
    public boolean confirm(String title, String text, String actionLabel) {
        questions.add(text);
        return agrees;
    }

    @Override
    public Optional<String> password(ConnectionProfile profile) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> chooseFile(String title, FileKind kind) {
        return file;
    }

    @Override
    public Optional<Path> chooseSave(String title, String suggestedName, FileKind kind) {
        return file;
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        return Optional.empty();
    }
}
