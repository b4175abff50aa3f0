package org.lockkeeper.ui;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.guard.Verdict;
import org.lockkeeper.ui.dialog.Declined;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.dialog.Failure;
import org.lockkeeper.ui.dialog.FileKind;

/** Stands in for a person: answers what it was told to answer, declines everything else, and remembers what it was shown. */
public final class RecordingDialogs implements DialogService {
    private final List<String> shown = new ArrayList<>();
    private final Deque<Boolean> confirmations = new ArrayDeque<>();
    private final Deque<String> typed = new ArrayDeque<>();
    private final Deque<Path> paths = new ArrayDeque<>();

    /** Says that to the next question. */
    public RecordingDialogs confirming(boolean answer) {
        confirmations.add(answer);
        return this;
    }

    /** Types that where a name or a reason is asked for next. */
    public RecordingDialogs typing(String text) {
        typed.add(text);
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
        if (failure instanceof CancellationException) {
            return;
        }
        Failure told = Failure.of(failure);
        shown.add("error " + told.code() + ": " + told.sentence());
    }

    @Override
    public boolean confirm(String title, String text, String actionLabel) {
        shown.add("confirm " + title + " | " + text + " | " + actionLabel);
        return !confirmations.isEmpty() && confirmations.remove();
    }

    @Override
    public Confirmer confirmer(Optional<String> digest) {
        return new Confirmer() {
            @Override
            public String acknowledge(Consent request) {
                if (request.verdict() == Verdict.FREE) {
                    return digest.orElse("");
                }
                shown.add("consent " + request.subject() + " | " + String.join(" | ", request.consequences()));
                if (confirmations.isEmpty() || !confirmations.remove()) {
                    throw new Declined();
                }
                return digest.orElseGet(request::digest);
            }

            @Override
            public String typeName(Consent request) {
                return request.verdict() == Verdict.TWICE
                        ? Optional.ofNullable(typed.poll()).orElse("")
                        : "";
            }

            @Override
            public String giveReason(Consent request) {
                return request.objection().isPresent()
                        ? Optional.ofNullable(typed.poll()).orElse("")
                        : "";
            }
        };
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
    public Optional<Path> chooseFolder(String title, Optional<Path> begin) {
        return choose(begin.map(folder -> title + " in " + folder).orElse(title));
    }

    private Optional<Path> choose(String title) {
        shown.add("choose " + title);
        return Optional.ofNullable(paths.poll());
    }
}
