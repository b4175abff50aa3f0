package org.lockkeeper.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.lockkeeper.guard.Outcome;

/** Another process that writes the same trail. */
final class TrailProcess {
    private TrailProcess() {}

    static Process start(Path folder, String what, String count) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrailProcess.class.getName(),
                        folder.toString(),
                        what,
                        count)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] args) throws IOException {
        AuditTrail trail = new AuditTrail(Path.of(args[0]), Clock.systemUTC());
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            var entry = trail.record(AuditTrailTest.intent("other" + i));
            if (args[1].equals("append")) {
                entry.close(new Outcome(Outcome.Result.DONE, ""));
            }
        }
        if (args[1].equals("hang")) {
            System.out.println("open");
            // Until it is killed, or its parent is gone.
            while (System.in.read() >= 0) {}
        }
    }
}
