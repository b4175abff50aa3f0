package org.lockkeeper.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Times the same work several times. The median is told: one pause of the machine does not move it. */
final class Timing {
    private Timing() {}

    /**
     * @param warmUp runs that are not counted
     * @param runs runs that are
     * @return milliseconds, the median
     */
    static double median(int warmUp, int runs, Callable<?> work) throws Exception {
        for (int i = 0; i < warmUp; i++) {
            work.call();
        }
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            work.call();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        return median(times);
    }

    static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
