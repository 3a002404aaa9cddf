package pl.nurt.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import pl.nurt.testing.Pages.Person;

/** The demo portal in production mode and a real browser before it: started once, by the first test that wants it. */
final class Demo {
    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private static final Demo SHARED = new Demo();

    private final Path folder;
    private final Database database;
    private final Portal portal;
    private final Browser browser;

    private Demo() {
        try {
            folder = Files.createTempDirectory("nurt-it");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        // The library's own five seconds are too few for a busy machine.
        PlaywrightAssertions.setDefaultAssertionTimeout(Processes.PATIENCE.toMillis());
        database = Database.on(folder.resolve("data"));
        var port = Processes.freePort();
        portal = Portal.start(
                database,
                port,
                folder.resolve("portal.log"),
                "--nurt.demo.enabled=true",
                "--nurt.demo.billed-months=2",
                "--nurt.demo.park=" + park(),
                "--nurt.demo.poll=2s",
                "--nurt.demo.portal-url=http://localhost:" + port,
                "--nurt.billing.seller-nip=1234563218",
                "--nurt.billing.customer-accounts=830900002000");
        awaitBills();
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            portal.close();
            database.close();
        }));
    }

    /** The bills are issued while the portal is there already. */
    private void awaitBills() {
        var end = System.nanoTime() + Processes.PATIENCE.toNanos();
        var open = "select (select count(*) from platform.job where kind = 'demo.bills' and ended_at is null)"
                + " + (select count(*) from billing.bill_run where state in ('PREPARING', 'ISSUING'))";
        while (!answer(open).equals("0")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the demo's bills are not issued");
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    static Demo running() {
        return SHARED;
    }

    Database database() {
        return database;
    }

    /** Number of the portal's process. */
    long pid() {
        return portal.pid();
    }

    /** Where the demo wrote park.yaml and bridge.yaml. */
    Path park() {
        return folder.resolve("park");
    }

    URI address() {
        return portal.address();
    }

    /** A new window of its own, with nobody signed in; Polish. */
    Page open(int width, ColorScheme colours) {
        return open(portal.address(), width, colours);
    }

    /** As {@link #open(int, ColorScheme)}, by another way to the portal. */
    Page open(URI address, int width, ColorScheme colours) {
        BrowserContext window = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address.toString())
                .setViewportSize(width, 900)
                .setColorScheme(colours)
                .setLocale("pl-PL"));
        window.setDefaultTimeout(120_000);
        return window.newPage();
    }

    /** A window in the language, in which the person of the demo is signed in; nothing in it moves for show. */
    Page open(Person person, Locale language) {
        var page = open(1280, ColorScheme.LIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate("/?language=" + language.getLanguage());
        if (person != Person.NOBODY) {
            signIn(page, person.firstName());
        }
        return page;
    }

    /** The one answer of the demo's database to a question in SQL, as text. */
    String answer(String sql) {
        try {
            return Long.toString(database.count(sql));
        } catch (SQLException unanswered) {
            throw new IllegalStateException(sql, unanswered);
        }
    }

    /** Signs in by the demo person's button. */
    static void signIn(Page page, String name) {
        page.navigate("/sign-in");
        page.getByText(name).first().click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        settle(page);
    }

    static void visit(Page page, String path) {
        page.navigate(path);
        settle(page);
    }

    /** Waits until the server has answered and nothing is being loaded. */
    static void settle(Page page) {
        page.locator("h1, [role=heading][aria-level='1']").first().waitFor();
        page.waitForFunction("() => !document.querySelector('vaadin-connection-indicator[loading], .skeleton')");
    }

    private static Path chromium() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), BROWSERS.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium found: install the package chromium"));
    }
}
