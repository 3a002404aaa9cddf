package pl.nurt.bench;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportState;
import pl.nurt.customer.importing.ImportVerdict;
import pl.nurt.customer.importing.Imports;
import pl.nurt.customer.people.CustomerFilter;
import pl.nurt.customer.people.Customers;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.meters.MeterFilter;
import pl.nurt.metering.meters.MeterOrder;
import pl.nurt.metering.meters.Meters;
import pl.nurt.platform.files.SentFile;
import pl.nurt.platform.ui.search.SearchSource;

/**
 * The register with 100,000 customers and their meters that imports brought: how long an import takes, how fast a clerk finds somebody, how
 * fast the whole page of a customer is there. To be run with the heap that {@code docs/benchmarks.md} names, and says if it has more.
 */
public final class CustomerBench {
    private static final int CUSTOMERS = 100_000;
    private static final int MANY = 200_000;
    private static final int SEARCHES = 2_000;
    private static final int LISTS = 300;
    private static final int ROWS = 50;
    private static final int PAGES = 500;
    private static final int MOST_OF_A_GROUP = 5;
    private static final long HEAP_MB = 512;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final BenchPortal portal;
    private final Imports imports;
    private final Viewer viewer;
    private final OldSystem old = new OldSystem();
    private final Random random = new Random(20261129);

    private CustomerBench(BenchPortal portal) {
        this.portal = portal;
        imports = portal.bean(Imports.class);
        viewer = portal.signIn(Role.CUSTOMER_SERVICE).viewer();
    }

    public static void main(String[] args) throws Exception {
        if (Runtime.getRuntime().maxMemory() > HEAP_MB << 20) {
            throw new IllegalStateException("run with -Xmx" + HEAP_MB + "m");
        }
        try (var portal = BenchPortal.start()) {
            new CustomerBench(portal).run();
        }
        System.exit(0);
    }

    private void run() {
        Report.below(
                "import of 50,000 rows with customer, place, contract, meter and reading, looked through and taken in",
                importOf(0, CUSTOMERS / 2),
                60,
                "s");
        importOf(CUSTOMERS / 2, CUSTOMERS);
        // Some of what Ctrl K finds are pages, which only somebody at a page may open.
        portal.openOffice();
        Report.below(
                "Ctrl K: customers, places, streets and meters found with 100,000 customers, p95",
                p95(SEARCHES, this::search),
                50,
                "ms");
        readMeters();
        Report.below(
                "list of customers and its counts, nothing typed, p95", p95(LISTS, () -> customers("")), 100, "ms");
        Report.below("the same, words typed, p95", p95(LISTS, () -> customers(old.query(CUSTOMERS))), 100, "ms");
        Report.below("list of meters and its counts, nothing typed, p95", p95(LISTS, () -> meters("")), 100, "ms");
        Report.below("the same, words typed, p95", p95(LISTS, () -> meters(old.query(CUSTOMERS))), 100, "ms");
        Report.below("customer's page with 100,000 customers, server time p95", p95(PAGES, this::page), 100, "ms");
        MockVaadin.tearDown();
        Report.below(
                "import of 200,000 rows, half of them there already, heap of %,d MB".formatted(HEAP_MB),
                importOf(0, MANY),
                240,
                "s");
    }

    /** As if bridges had read them within the hour. */
    private void readMeters() {
        portal.bean(DSLContext.class).execute("update metering.latest_reading set read_at = now() - interval '1 hour'");
    }

    /** What the office's search asks for each thing that is typed. */
    private double search() {
        var query = old.query(CUSTOMERS);
        return millis(() -> portal.context()
                .getBeansOfType(SearchSource.class)
                .values()
                .forEach(source -> source.find(query, MOST_OF_A_GROUP)));
    }

    private double customers(String query) {
        var customers = portal.bean(Customers.class);
        return millis(() -> {
            customers.page(new CustomerFilter(query, null, false), null, 0, ROWS);
            customers.counts(new CustomerFilter(query, null, false));
        });
    }

    private double meters(String query) {
        var meters = portal.bean(Meters.class);
        return millis(() -> {
            meters.page(new MeterFilter(query, null), MeterOrder.NUMBER, null, 0, ROWS);
            meters.counts(new MeterFilter(query, null));
        });
    }

    private double page() {
        var customer = portal.bean(Customers.class)
                .byNumber(OldSystem.number(random.nextInt(CUSTOMERS)))
                .orElseThrow();
        var millis = millis(() -> {
            UI.getCurrent().navigate("office/customers/" + customer.customerId().value());
            answer();
        });
        if (!LocatorJ._get(H1.class).getText().contains(customer.name())) {
            throw new IllegalStateException("the page shows somebody else");
        }
        return millis;
    }

    /** As the answer to the browser is made; what is not taken for one would be kept for the next, page after page. */
    private static void answer() {
        var tree = UI.getCurrent().getInternals().getStateTree();
        tree.runExecutionsBeforeClientResponse();
        tree.collectChanges(change -> {});
    }

    /** Seconds from the file to the register. */
    private double importOf(int from, int to) {
        var table = OldSystem.table(from, to);
        var begin = System.nanoTime();
        var run =
                imports.upload(new SentFile("bench.csv", table.length, new ByteArrayInputStream(table), null), viewer);
        imports.check(run, imports.get(run).mapping(), viewer);
        await(run, ImportState.CHECKED);
        var checked = System.nanoTime();
        imports.apply(run, viewer);
        await(run, ImportState.APPLIED);
        var end = System.nanoTime();
        var taken = imports.get(run);
        Report.print("import of %,d rows: looked through %.1f s, taken in %.1f s, new %,d, unchanged %,d"
                .formatted(
                        to - from,
                        (checked - begin) / 1e9,
                        (end - checked) / 1e9,
                        taken.count(ImportVerdict.NEW),
                        taken.count(ImportVerdict.SAME)));
        if (taken.count(ImportVerdict.NEW) + taken.count(ImportVerdict.SAME) != to - from) {
            throw new IllegalStateException("not every row was taken in");
        }
        return (end - begin) / 1e9;
    }

    private void await(ImportRunId run, ImportState state) {
        var clock = portal.bean(Clock.class);
        var end = clock.instant().plus(PATIENCE);
        while (imports.get(run).state() != state) {
            if (clock.instant().isAfter(end)) {
                throw new IllegalStateException("import is " + imports.get(run).state());
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    private static double p95(int rounds, Measured action) {
        for (var warm = 0; warm < rounds / 2; warm++) {
            action.millis();
        }
        var times = new double[rounds];
        for (var round = 0; round < rounds; round++) {
            times[round] = action.millis();
        }
        Report.print(String.format(Locale.ROOT, "median %.1f ms", Report.quantile(times, 0.5)));
        return Report.quantile(times, 0.95);
    }

    private static double millis(Runnable action) {
        var start = System.nanoTime();
        action.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private interface Measured {
        double millis();
    }
}
