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
        return medians(warmUp, runs, work)[0];
    }

    /**
     * Times several works in turns, so that a slower moment of the machine meets all of them.
     *
     * @param warmUp rounds that are not counted
     * @param runs rounds that are
     * @return milliseconds, the median of each
     */
    static double[] medians(int warmUp, int runs, Callable<?>... works) throws Exception {
        double[][] times = new double[works.length][runs];
        for (int run = -warmUp; run < runs; run++) {
            for (int work = 0; work < works.length; work++) {
                long start = System.nanoTime();
                works[work].call();
                if (run >= 0) {
                    times[work][run] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        return Arrays.stream(times).mapToDouble(Timing::median).toArray();
    }

    static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
