package org.lockkeeper.cli.output;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lockkeeper.client.ChildEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands at the other end of the two streams.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is a terminal
 * @param colour whether colour is wanted there
 * @param width columns; 0 where nothing limits a line
 */
public record Terminal(boolean out, boolean err, boolean colour, int width) {
    private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);
    private static final int USUAL_WIDTH = 100;

    /** Files, pipes, tests: no colour, no bar, no limit. */
    public static Terminal none() {
        return new Terminal(false, false, false, 0);
    }

    /**
     * Looks at this process's streams.
     *
     * @param environment {@code NO_COLOR} (no-color.org), {@code TERM} and {@code COLUMNS} are heeded
     */
    public static Terminal detect(Map<String, String> environment) {
        boolean out = isTerminal(1);
        boolean err = isTerminal(2);
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
        return new Terminal(out, err, colour, out || err ? width(environment.getOrDefault("COLUMNS", "")) : 0);
    }

    /** Linux tells each stream's device; elsewhere the console tells whether all of them are a terminal. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException e) {
                LOG.debug("what descriptor {} is cannot be told", descriptor, e);
                return false;
            }
        }
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private static int width(String columns) {
        return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : askTerminal();
    }

    /** {@code stty size} prints rows and columns of the terminal that it reads from. */
    private static int askTerminal() {
        Path tty = Path.of("/dev/tty");
        if (!Files.isReadable(tty)) {
            return USUAL_WIDTH;
        }
        try {
            Process stty = ChildEnvironment.english(List.of("stty", "size"))
                    .redirectInput(tty.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            boolean ended = stty.waitFor(1, TimeUnit.SECONDS);
            return ended && answer.matches("\\d+ [1-9]\\d{1,3}")
                    ? Integer.parseInt(answer.substring(answer.indexOf(' ') + 1))
                    : USUAL_WIDTH;
        } catch (IOException e) {
            LOG.debug("the terminal's width cannot be told", e);
            return USUAL_WIDTH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL_WIDTH;
        }
    }
}
