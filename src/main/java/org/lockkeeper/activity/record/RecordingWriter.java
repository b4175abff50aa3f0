package org.lockkeeper.activity.record;

import java.nio.file.Path;
import java.util.List;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.db.sqlite.SqliteFile;

/** Writes readings into a new file, a transaction each batch. Used by one thread at a time. */
public final class RecordingWriter implements ReadingSink {
    private final SqliteFile file;
    private final QueryTexts texts;
    private final FrameWriter frames;
    private int id;

    private RecordingWriter(SqliteFile file, QueryTexts texts) {
        this.file = file;
        this.texts = texts;
        this.frames = new FrameWriter(texts);
    }

    /**
     * Makes the file, which only its owner reads.
     *
     * @throws org.lockkeeper.error.LockkeeperException if it is there already, or cannot be made
     */
    public static RecordingWriter create(Path path, QueryTexts texts) {
        return new RecordingWriter(SqliteFile.create(path, RecordingStatement.KIND, RecordingStatement.TABLES), texts);
    }

    /**
     * Writes readings, all of them or none.
     *
     * @throws org.lockkeeper.error.LockkeeperException if the file takes no more; what was written before stays
     */
    @Override
    public void write(List<Reading> readings) {
        file.transaction(() -> readings.forEach(this::one));
    }

    private void one(Reading reading) {
        if (id == 0) {
            about(reading);
        }
        id++;
        FrameWriter.Frame frame = frames.next(reading);
        if (!frame.words().isEmpty()) {
            Out words = new Out();
            words.list(frame.words(), Out::text);
            file.write(RecordingStatement.INSERT_WORDS, frame.firstWord(), Zlib.deflate(words.bytes()));
        }
        file.write(RecordingStatement.INSERT_BODY, id, Zlib.deflate(frame.body().bytes()));
        Point point = Point.of(reading);
        file.write(
                RecordingStatement.INSERT_POINT,
                id,
                Out.micros(reading.at()),
                frame.whole() ? 1 : 0,
                point.sessions(),
                point.active(),
                point.waiting(),
                point.idleInTransaction(),
                point.longestWait().toMillis());
        reading.gap()
                .ifPresent(gap -> file.write(
                        RecordingStatement.INSERT_GAP,
                        Out.micros(gap.from()),
                        Out.micros(reading.at()),
                        gap.reason().name(),
                        gap.words()));
    }

    private void about(Reading first) {
        file.write(RecordingStatement.INSERT_ABOUT, Recording.ENVIRONMENT, first.environment());
        file.write(
                RecordingStatement.INSERT_ABOUT,
                Recording.SERVER,
                "PostgreSQL %s, database %s"
                        .formatted(
                                first.server().facts().version().text(),
                                first.server().facts().identity().database()));
        file.write(RecordingStatement.INSERT_ABOUT, Recording.QUERIES, texts.label());
    }

    /** How many readings were written. */
    public int readings() {
        return id;
    }

    public Path path() {
        return file.file();
    }

    @Override
    public void close() {
        file.close();
    }
}
