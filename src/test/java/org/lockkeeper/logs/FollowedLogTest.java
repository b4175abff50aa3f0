package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;

class FollowedLogTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_name_that_is_gone_is_told_once_and_again_when_it_is_back() throws IOException {
        Path file = LogText.write(folder, "a.log", "one\n");
        try (LogFile log = LogText.indexed(file)) {
            FollowedLog followed = new FollowedLog(log);
            List<FollowedLog.Turn> turns = new ArrayList<>();
            Path away = Files.move(file, folder.resolve("b.log"));
            turns.add(followed.look(new CancelToken(), _ -> {}));
            Files.writeString(away, "two\n", StandardOpenOption.APPEND);
            turns.add(followed.look(new CancelToken(), _ -> {}));
            turns.add(followed.look(new CancelToken(), _ -> {}));
            Files.move(away, file);
            turns.add(followed.look(new CancelToken(), _ -> {}));
            assertThat(turns)
                    .extracting(FollowedLog.Turn::change)
                    .containsExactly(LogChange.GONE, LogChange.GREW, LogChange.GONE, LogChange.BACK);
            assertThat(turns).extracting(FollowedLog.Turn::news).containsExactly(true, false, false, true);
        }
    }

    @Test
    void what_could_not_be_taken_is_heard_again() throws IOException {
        Path file = LogText.write(folder, "a.log", "one\ntwo\n");
        try (LogFile log = LogText.indexed(file)) {
            FollowedLog followed = new FollowedLog(log);
            List<LogChange> heard = new ArrayList<>();
            Files.writeString(file, "new\n");
            FollowedLog.Turn broken = followed.look(new CancelToken(), change -> {
                heard.add(change);
                throw new LockkeeperException("LK-LOG-READ", ExitCode.ATTENTION, "It could not be read.");
            });
            assertThat(broken).isEqualTo(new FollowedLog.Turn(LogChange.UNREADABLE, true, "It could not be read."));
            assertThat(followed.isBehind()).isTrue();
            FollowedLog.Turn whole = followed.look(new CancelToken(), heard::add);
            assertThat(whole.change()).isEqualTo(LogChange.TRUNCATED);
            assertThat(followed.look(new CancelToken(), heard::add).change()).isEqualTo(LogChange.NONE);
            assertThat(heard).containsExactly(LogChange.TRUNCATED, LogChange.TRUNCATED, LogChange.NONE);
            assertThat(followed.isBehind()).isFalse();
        }
    }
}
