package org.lockkeeper.app;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.alert.Notifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desktop's own notifications, by a program that it brings. Java's own way, the tray of AWT, would start a second toolkit beside the window's. */
final class DesktopNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotifier.class);

    private static final long PATIENCE = 10;

    private final TaskRunner tasks;
    private final Optional<DesktopProgram> program;

    /** @param program empty where there is none */
    DesktopNotifier(TaskRunner tasks, Optional<DesktopProgram> program) {
        this.tasks = tasks;
        this.program = program;
    }

    @Override
    public void tell(String title, String text) {
        program.ifPresent(found -> tasks.start(
                Job.brief(Texts.get("alert.telling"), (_, _) -> run(found.saying(title, text))),
                ended -> LOG.debug("the desktop was told: {}", ended),
                failure -> LOG.info("the desktop could not be told of an alert", failure)));
    }

    private static boolean run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }
}
