package pl.nurt.it;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import pl.nurt.bench.Report;

/** The packaged portal: how long it takes to start, and how much memory an open page of a resident costs. */
public final class PortalBench {
    private static final int STARTS = 3;
    private static final int SESSIONS = 25;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private PortalBench() {}

    public static void main(String[] args) throws Exception {
        startTime();
        memoryOfSessions();
        System.exit(0);
    }

    private static void startTime() throws IOException {
        var folder = Files.createTempDirectory("nurt-bench");
        try (var database = Database.on(folder.resolve("data"))) {
            start(database, folder).close();
            var seconds = new double[STARTS];
            for (var round = 0; round < STARTS; round++) {
                var start = System.nanoTime();
                var portal = start(database, folder);
                seconds[round] = (System.nanoTime() - start) / 1e9;
                portal.close();
            }
            Report.below(
                    "portal, start of the process to healthy, median of " + STARTS,
                    Report.quantile(seconds, 0.5),
                    10,
                    "s");
        }
    }

    private static Portal start(Database database, Path folder) {
        return Portal.start(database, Processes.freePort(), folder.resolve("portal.log"));
    }

    private static void memoryOfSessions() throws Exception {
        var pages = new ArrayList<BrowserContext>();
        var demo = Demo.running();
        pages.add(openStart(demo));
        var before = heapAfterCollection(demo.pid());
        for (var session = 0; session < SESSIONS; session++) {
            pages.add(openStart(demo));
        }
        var after = heapAfterCollection(demo.pid());
        Report.below(
                "heap of an open resident's start page, mean of " + SESSIONS,
                (after - before) / 1024.0 / SESSIONS,
                1,
                "MB");
        pages.forEach(BrowserContext::close);
    }

    private static BrowserContext openStart(Demo demo) {
        var page = demo.open(1280, ColorScheme.LIGHT);
        Demo.signIn(page, "Anna");
        return page.context();
    }

    /** Kilobytes in use after a full collection. */
    private static long heapAfterCollection(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        var used = USED.matcher(jcmd(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("the heap's size is not told");
        }
        return Long.parseLong(used.group(1));
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answer;
    }
}
