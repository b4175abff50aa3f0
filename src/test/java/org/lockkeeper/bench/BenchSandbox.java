package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The product with a home of its own, in which its sandbox runs and is the workspace that the window remembers. */
final class BenchSandbox implements AutoCloseable {
    private final Dist dist;
    private final Path folder;

    private BenchSandbox(Dist dist, Path folder) {
        this.dist = dist;
        this.folder = folder;
    }

    static BenchSandbox start(Path folder) throws IOException {
        BenchSandbox sandbox = new BenchSandbox(Dist.built(folder.resolve("home")), folder);
        String workspace = sandbox.dist
                .run(sandbox.log(), Map.of(), "sandbox", "start", "--quiet")
                .strip();
        remember(sandbox.dist, Path.of(workspace));
        return sandbox;
    }

    /** Lets the next window of this home open that workspace, as after a session with it. */
    static void remember(Dist dist, Path workspace) throws IOException {
        Path config = Files.createDirectories(dist.home().resolve("config"));
        Files.writeString(
                config.resolve("settings.json"),
                JsonMapper.shared()
                        .createObjectNode()
                        .put("workspace", workspace.toString())
                        .toPrettyString());
    }

    WindowProcess window(VirtualDisplay display, Map<String, String> further) throws IOException, InterruptedException {
        return window(dist, display, folder, further);
    }

    /** Opens the product's window and waits for its first frame. */
    static WindowProcess window(Dist dist, VirtualDisplay display, Path folder, Map<String, String> further)
            throws IOException, InterruptedException {
        Path marker = folder.resolve("marker");
        Map<String, String> environment = new HashMap<>(dist.environment());
        environment.put("DISPLAY", display.name());
        environment.put("LOCKKEEPER_JAVA_OPTIONS", "-D" + WindowProcess.MARKER + "=" + marker);
        environment.putAll(further);
        return WindowProcess.open(dist.command(), environment, marker, folder.resolve("log"));
    }

    private Path log() {
        return folder.resolve("log");
    }

    @Override
    public void close() throws IOException {
        dist.run(log(), Map.of(), "sandbox", "stop");
    }
}
