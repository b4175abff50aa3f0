package org.lockkeeper.ui;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.dialog.Failure;
import org.lockkeeper.ui.dialog.FileKind;

/** Stands in for a person: answers what it was told to answer, declines everything else, and remembers what it was shown. */
public final class RecordingDialogs implements DialogService {
    private final List<String> shown = new ArrayList<>();
    private final Deque<Boolean> confirmations = new ArrayDeque<>();
    private final Deque<Path> paths = new ArrayDeque<>();

    /** Says that to the next question. */
    public RecordingDialogs confirming(boolean answer) {
        confirmations.add(answer);
        return this;
    }

    /** Chooses that file or folder next. */
    public RecordingDialogs choosing(Path path) {
        paths.add(path);
        return this;
    }

    /** Everything that was shown, the first first: {@code error CODE: sentence}, {@code confirm title | text | action}. */
    public List<String> shown() {
        return List.copyOf(shown);
    }

    @Override
    public void error(Throwable failure) {
        Failure told = Failure.of(failure);
        shown.add("error " + told.code() + ": " + told.sentence());
    }

    @Override
    public boolean confirm(String title, String text, String actionLabel) {
        shown.add("confirm " + title + " | " + text + " | " + actionLabel);
        return !confirmations.isEmpty() && confirmations.remove();
    }

    @Override
    public Optional<String> password(ConnectionProfile profile) {
        shown.add("password " + profile.name());
        return Optional.empty();
    }

    @Override
    public Optional<Path> chooseFile(String title, FileKind kind) {
        return choose(title);
    }

    @Override
    public Optional<Path> chooseSave(String title, String suggestedName, FileKind kind) {
        return choose(title);
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        return choose(title);
    }

    private Optional<Path> choose(String title) {
        shown.add("choose " + title);
        return Optional.ofNullable(paths.poll());
    }
}
