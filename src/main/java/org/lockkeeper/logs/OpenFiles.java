package org.lockkeeper.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.lockkeeper.logs.bytes.JoinedBytes;
import org.lockkeeper.logs.bytes.LogFiles;
import org.lockkeeper.logs.format.FormatSniffer;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.slf4j.LoggerFactory;

/** Files that were opened to be looked at, each once: of a packed one something is unpacked. Those that nobody took are closed with it. */
final class OpenFiles implements AutoCloseable {
    private final Map<Path, LogFiles.Opened> opened = new HashMap<>();
    private final Progress progress;
    private final CancelToken cancel;

    OpenFiles(Progress progress, CancelToken cancel) {
        this.progress = progress;
        this.cancel = cancel;
    }

    /** @throws org.lockkeeper.error.LockkeeperException if it cannot be opened */
    LogFiles.Opened open(Path file) {
        LogFiles.Opened known = opened.get(file);
        if (known != null) {
            return known;
        }
        progress.report("Opening " + file.getFileName(), opened.size(), 0);
        cancel.throwIfRequested();
        LogFiles.Opened one = LogFiles.open(file);
        opened.put(file, one);
        return one;
    }

    /** Its bytes by themselves; not to be closed. */
    JoinedBytes bytes(Path file) throws IOException {
        JoinedBytes bytes = new JoinedBytes();
        bytes.add(file.toString(), open(file).bytes());
        return bytes;
    }

    LogFormat format(Path file) throws IOException {
        return FormatSniffer.of(bytes(file), ZoneOffset.UTC);
    }

    /** Opens it, where that was not done yet; whoever takes it closes it. */
    LogFiles.Opened take(Path file) {
        LogFiles.Opened one = open(file);
        opened.remove(file);
        return one;
    }

    @Override
    public void close() {
        for (LogFiles.Opened one : opened.values()) {
            try {
                one.bytes().close();
            } catch (IOException e) {
                LoggerFactory.getLogger(OpenFiles.class).debug("closing what was looked at", e);
            }
        }
    }
}
