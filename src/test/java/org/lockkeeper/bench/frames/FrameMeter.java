package org.lockkeeper.bench.frames;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;

/** Counts a window's frames while something goes on in it. */
final class FrameMeter extends AnimationTimer {
    private static final double NANOS = 1e6;
    private static final long SECOND = 1_000_000_000L;

    private final double length;
    private final Path file;
    private final DoubleConsumer each;
    private final List<Double> gaps = new ArrayList<>();
    private final List<Double> longestOfSecond = new ArrayList<>();
    private long first;
    private long last;

    private FrameMeter(double length, Path file, DoubleConsumer each) {
        this.length = length;
        this.file = file;
        this.each = each;
    }

    /**
     * Measures, writes what was seen and ends the process.
     *
     * @param length in seconds
     * @param file gets {@code name value} a line: milliseconds, or percent of the frames
     * @param each is done in every frame, and told the seconds since the first
     */
    static void measure(double length, Path file, DoubleConsumer each) {
        new FrameMeter(length, file, each).start();
    }

    /** Waits in the toolkit's thread until something holds; it is looked at once a second. */
    static void when(BooleanSupplier holds, Runnable then) {
        Timeline looks = new Timeline();
        looks.getKeyFrames().setAll(new KeyFrame(javafx.util.Duration.seconds(1), _ -> {
            if (holds.getAsBoolean()) {
                looks.stop();
                then.run();
            }
        }));
        looks.setCycleCount(Animation.INDEFINITE);
        looks.play();
    }

    @Override
    public void handle(long now) {
        long moment = System.nanoTime();
        if (last == 0) {
            first = moment;
        } else {
            double gap = (moment - last) / NANOS;
            int second = (int) ((moment - first) / SECOND);
            gaps.add(gap);
            while (longestOfSecond.size() <= second) {
                longestOfSecond.add(0.0);
            }
            longestOfSecond.set(second, Math.max(longestOfSecond.get(second), gap));
        }
        last = moment;
        double seconds = (last - first) / (double) SECOND;
        if (seconds < length) {
            each.accept(seconds);
        } else {
            write();
            Runtime.getRuntime().halt(0);
        }
    }

    private void write() {
        double[] sorted =
                gaps.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double[] longest = longestOfSecond.stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        try {
            Files.writeString(
                    file,
                    "frames %d%nover33 %s%np99 %s%nsecond99 %s%nsecond50 %s%n"
                            .formatted(
                                    sorted.length,
                                    text(100.0
                                            * Arrays.stream(sorted)
                                                    .filter(gap -> gap > 33)
                                                    .count()
                                            / sorted.length),
                                    text(at(sorted, 99)),
                                    text(at(longest, 99)),
                                    text(at(longest, 50))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double at(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
