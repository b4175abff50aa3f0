package org.lockkeeper.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Parallel;
import org.lockkeeper.task.Progress;

/** The sandbox's three servers: which are there, which run, and how they come to run. The caller holds the folder's lock. */
final class SandboxServers {
    private static final List<Member> ALL = List.of(Member.values());

    private final SandboxFolder folder;
    private final PostgresBinaries binaries;
    private final ClusterBuilder builder;

    SandboxServers(SandboxFolder folder, PostgresBinaries binaries, ClusterBuilder builder) {
        this.folder = folder;
        this.binaries = binaries;
        this.builder = builder;
    }

    /** Those with a server process, even one that is only starting. */
    List<Member> running() throws IOException {
        List<Member> running = new ArrayList<>();
        for (Member member : ALL) {
            if (Postmaster.running(folder.data(member)).isPresent()) {
                running.add(member);
            }
        }
        return running;
    }

    /**
     * Makes what is not complete and starts what does not run, all at the same time.
     *
     * @return each one's port
     */
    Map<Member, Integer> start(Progress progress, CancelToken cancel) throws IOException {
        List<Integer> available = binaries.majors();
        long total = 0;
        for (Member member : ALL) {
            total += isComplete(member, available) ? 1 : ClusterBuilder.steps(member);
        }
        Steps steps = new Steps(progress, total);
        int newMajor = majorOfNew(available);
        Map<Member, Integer> ports = new ConcurrentHashMap<>();
        Parallel.map(ALL, member -> {
            try {
                int port = start(member, available, newMajor, steps, cancel);
                ports.put(member, port);
                return port;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return Map.copyOf(ports);
    }

    private int start(Member member, List<Integer> available, int newMajor, Steps steps, CancelToken cancel)
            throws IOException {
        int port;
        if (isComplete(member, available)) {
            Cluster cluster = cluster(member, newMajor);
            Optional<Integer> running = cluster.awaitPort();
            port = running.isPresent() ? running.get() : cluster.start(lastPort(member), List.of());
            steps.finish(member.label() + ": the server runs", 1);
        } else {
            Files.deleteIfExists(folder.readyMark(member));
            stop(member);
            port = builder.build(member, new Cluster(binaries.home(newMajor), folder.data(member)), steps, cancel);
        }
        if (!lastPort(member).equals(Optional.of(port))) {
            SafeFiles.write(folder.lastPort(member), port + "\n");
        }
        return port;
    }

    /** Stops servers, all at the same time. */
    void stop(List<Member> members) {
        Parallel.map(members, member -> {
            try {
                stop(member);
                return member;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void stop(Member member) throws IOException {
        if (Postmaster.running(folder.data(member)).isPresent()) {
            cluster(member, majorOfNew(binaries.majors())).stop();
        }
    }

    private Cluster cluster(Member member, int otherwise) throws IOException {
        int major = major(member).filter(binaries.majors()::contains).orElse(otherwise);
        return new Cluster(binaries.home(major), folder.data(member));
    }

    /** Of the others if there are any, so that a dump of one fits the other, else what suits the client programs. */
    private int majorOfNew(List<Integer> available) throws IOException {
        for (Member member : ALL) {
            if (isComplete(member, available)) {
                return major(member).orElseThrow();
            }
        }
        return ClientPrograms.suitableMajor(
                Optional.ofNullable(System.getenv("PATH")).orElse(""), available);
    }

    /** Whether it was filled to the end, its folder is whole and there is a server for it. */
    private boolean isComplete(Member member, List<Integer> available) throws IOException {
        return Files.exists(folder.readyMark(member))
                && major(member).filter(available::contains).isPresent();
    }

    /** How each stands now. */
    List<SandboxStatus.ClusterStatus> status() throws IOException {
        List<SandboxStatus.ClusterStatus> clusters = new ArrayList<>();
        for (Member member : ALL) {
            Path data = folder.data(member);
            Optional<Integer> major = major(member);
            clusters.add(new SandboxStatus.ClusterStatus(
                    member.label(),
                    member.environment(),
                    Files.exists(folder.readyMark(member)) && major.isPresent(),
                    major,
                    Postmaster.running(data).filter(Postmaster::ready).map(Postmaster::port),
                    data,
                    folder.log(member)));
        }
        return clusters;
    }

    private Optional<Integer> major(Member member) throws IOException {
        return Cluster.major(folder.data(member));
    }

    private Optional<Integer> lastPort(Member member) throws IOException {
        Path file = folder.lastPort(member);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file).strip();
        return text.matches("\\d{1,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
