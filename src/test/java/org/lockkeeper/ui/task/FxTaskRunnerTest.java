package org.lockkeeper.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;

/** The test's own thread stands in for the toolkit's. */
class FxTaskRunnerTest {
    private final BlockingQueue<Runnable> toolkit = new LinkedBlockingQueue<>();
    private final JobList jobs = new JobList();
    private final FxTaskRunner runner = new FxTaskRunner(jobs, Clock.systemUTC(), toolkit::add);
    private final List<String> told = new ArrayList<>();

    private void runNext() throws InterruptedException {
        Runnable next = toolkit.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        next.run();
    }

    @Test
    void a_failure_of_any_kind_comes_back_and_the_job_leaves_the_list() throws Exception {
        runner.start(
                Job.brief("fails", (_, _) -> {
                    throw new AssertionError("even this");
                }),
                _ -> told.add("done"),
                failure -> told.add(failure.getMessage() + jobs.jobs().size()));
        assertThat(jobs.jobs()).hasSize(1);
        runNext();
        assertThat(told).containsExactly("even this0");
    }

    @Test
    void the_work_runs_elsewhere_and_its_result_comes_back_here() throws Exception {
        Thread here = Thread.currentThread();
        runner.start(
                Job.brief("works", (_, _) -> Thread.currentThread().isVirtual()),
                virtual -> told.add(virtual + " " + Thread.currentThread().equals(here)),
                _ -> told.add("failed"));
        runNext();
        assertThat(told).containsExactly("true true");
    }

    @Test
    void only_the_latest_progress_waits_for_the_toolkit() throws Exception {
        CountDownLatch reported = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        runner.start(
                Job.durable("counts", (progress, _) -> {
                    for (int i = 1; i <= 10_000; i++) {
                        progress.report("statement " + i, i, 10_000);
                    }
                    reported.countDown();
                    go.await();
                    return "done";
                }),
                told::add,
                _ -> told.add("failed"));
        RunningJob job = jobs.durable().getFirst();
        assertThat(reported.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(toolkit).hasSize(1);
        runNext();
        assertThat(job.whatProperty().get()).isEqualTo("statement 10000");
        assertThat(job.fractionProperty().get()).isEqualTo(1);
        go.countDown();
        runNext();
        assertThat(told).containsExactly("done");
    }

    @Test
    void a_cancelled_job_stays_listed_as_asked_until_the_work_itself_ends() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CancelToken token = runner.start(
                Job.durable("stubborn", (_, cancel) -> {
                    go.await();
                    return cancel.isRequested();
                }),
                asked -> told.add("asked " + asked),
                _ -> told.add("failed"));
        RunningJob job = jobs.of(token).orElseThrow();
        token.cancel();
        runNext();
        assertThat(job.cancelAskedProperty().get()).isTrue();
        assertThat(jobs.jobs()).containsExactly(job);
        go.countDown();
        runNext();
        assertThat(jobs.jobs()).isEmpty();
        assertThat(told).containsExactly("asked true");
    }
}
