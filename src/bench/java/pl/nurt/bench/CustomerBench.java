package pl.nurt.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import pl.nurt.NurtApplication;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportState;
import pl.nurt.customer.importing.ImportVerdict;
import pl.nurt.customer.importing.Imports;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.people.Notes;
import pl.nurt.customer.search.CustomerSearch;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.identity.Accounts;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.NewAccount;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.ui.Languages;

/**
 * The register with 100,000 customers that an import brought: how long the import takes, how fast a clerk finds somebody, how fast what a
 * page shows is there. PostgreSQL is durable as in {@code ./nurt run}.
 */
public final class CustomerBench {
    private static final int CUSTOMERS = 100_000;
    private static final int ROUNDS = 2_000;
    private static final List<String> STREETS = List.of(
            "Kopernika",
            "Warszawska",
            "Dworcowa",
            "Osiedlowa",
            "Wiosenna",
            "Zielna",
            "Polna",
            "Szkolna",
            "Kościelna",
            "Sadowa",
            "Ogrodowa",
            "Słowackiego",
            "Łąkowa",
            "Żeromskiego",
            "Źródlana",
            "Leśna");
    private static final List<String> NAMES = List.of(
            "Nowak",
            "Wójcik",
            "Mazur",
            "Krawczyk",
            "Dąbrowska",
            "Zając",
            "Król",
            "Wieczorek",
            "Wróbel",
            "Sikora",
            "Łączyńska",
            "Bąk");
    private static final List<String> GIVEN =
            List.of("Anna", "Piotr", "Maria", "Ewa", "Jan", "Zofia", "Łukasz", "Małgorzata");

    private final ConfigurableApplicationContext portal;
    private final Imports imports;
    private final Viewer viewer;
    private final Random random = new Random(20261128);

    private CustomerBench(ConfigurableApplicationContext portal) {
        this.portal = portal;
        imports = portal.getBean(Imports.class);
        var account = portal.getBean(Accounts.class)
                .createWithoutPassword(new NewAccount(
                        "bench-" + UUID.randomUUID(), "Bench", Languages.POLISH, Set.of(Role.CUSTOMER_SERVICE)));
        viewer = new Viewer(account, Set.of(Role.CUSTOMER_SERVICE));
    }

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("nurt-bench");
        try (var server = EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("shared_buffers", "512MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
                var portal = new SpringApplicationBuilder(NurtApplication.class)
                        .run(
                                "--server.port=0",
                                "--vaadin.productionMode=true",
                                "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                                "--spring.datasource.username=postgres",
                                "--logging.level.root=warn")) {
            AsSystem.run(() -> new CustomerBench(portal).run());
        }
        System.exit(0);
    }

    private void run() {
        Report.below("import of 50,000 rows, looked through and taken in", importOf(0, 50_000), 60, "s");
        importOf(50_000, CUSTOMERS);
        var search = portal.getBean(CustomerSearch.class);
        measure("search for customers, places and streets with 100,000 customers, p95", 50, () -> {
            var query = query();
            return timed(() -> {
                search.customers(query, 5);
                search.places(query, 5);
                search.streets(query, 3);
            });
        });
        var customers = portal.getBean(Customers.class);
        var contracts = portal.getBean(Contracts.class);
        var notes = portal.getBean(Notes.class);
        measure("what a customer's page shows of the register, p95", 50, () -> {
            var customer = customers
                    .byNumber(number(random.nextInt(CUSTOMERS)))
                    .orElseThrow()
                    .customerId();
            return timed(() -> {
                customers.card(customer);
                contracts.ofCustomer(customer);
                notes.of(customer, 20);
            });
        });
        Report.below("import of 200,000 rows", importOf(0, 200_000), 600, "s");
    }

    /** Seconds from the file to the register. */
    private double importOf(int from, int to) {
        var table = table(from, to);
        var begin = System.nanoTime();
        var run = imports.upload("bench.csv", table, viewer);
        imports.check(run, imports.get(run).mapping(), viewer);
        await(run, ImportState.CHECKED);
        var checked = System.nanoTime();
        imports.apply(run, viewer);
        await(run, ImportState.APPLIED);
        var end = System.nanoTime();
        Report.print("import of %,d rows: looked through %.1f s, taken in %.1f s, new %,d, unchanged %,d"
                .formatted(
                        to - from,
                        (checked - begin) / 1e9,
                        (end - checked) / 1e9,
                        imports.get(run).count(ImportVerdict.NEW),
                        imports.get(run).count(ImportVerdict.SAME)));
        return (end - begin) / 1e9;
    }

    private void await(ImportRunId run, ImportState state) {
        var give = portal.getBean(Clock.class).instant().plusSeconds(1_200);
        while (imports.get(run).state() != state) {
            if (portal.getBean(Clock.class).instant().isAfter(give)) {
                throw new IllegalStateException(
                        "import " + run + " is " + imports.get(run).state());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static byte[] table(int from, int to) {
        var text = new StringBuilder(
                "Nr odbiorcy;Imię;Nazwisko;Telefon;Ulica;Nr domu;Kod pocztowy;Miejscowość;Nr punktu;Ulica punktu;Nr domu punktu;Kod punktu;"
                        + "Miejscowość punktu;Działka;Nr umowy;Umowa od;Grupa;Saldo\n");
        for (var at = from; at < to; at++) {
            var street = "ul. " + STREETS.get(at % STREETS.size());
            var house = 1 + at / STREETS.size();
            text.append(number(at))
                    .append(';')
                    .append(GIVEN.get(at % GIVEN.size()))
                    .append(';')
                    .append(NAMES.get(at / 7 % NAMES.size()))
                    .append(";6")
                    .append("%08d".formatted(at))
                    .append(';')
                    .append(street)
                    .append(';')
                    .append(house)
                    .append(";14-420;Młynary;B")
                    .append(at)
                    .append(';')
                    .append(street)
                    .append(';')
                    .append(house)
                    .append(";14-420;Młynary;")
                    .append(at % 900)
                    .append('/')
                    .append(at % 13)
                    .append(";BU/")
                    .append(at)
                    .append(";1.01.2020;GD;")
                    .append(at % 200)
                    .append(",20\n");
        }
        return text.toString().getBytes(Charset.forName("windows-1250"));
    }

    private static String number(int at) {
        return "%07d".formatted(1_000_000 + at);
    }

    /** What clerks type: a street and house, a name and street, a number, a phone, the beginning of a name, two letters. */
    private String query() {
        var at = random.nextInt(CUSTOMERS);
        var street = STREETS.get(at % STREETS.size());
        var name = NAMES.get(at / 7 % NAMES.size());
        return switch (random.nextInt(7)) {
            case 0 -> street + " " + (1 + at / STREETS.size());
            case 1 -> name + " " + street;
            case 2 -> number(at);
            case 3 -> "6" + "%08d".formatted(at);
            case 4 -> name.substring(0, 4);
            case 5 -> street.substring(0, 2);
            default -> GIVEN.get(at % GIVEN.size()) + " " + name;
        };
    }

    private static void measure(String what, double limit, Measured action) {
        var times = new double[ROUNDS];
        for (var warm = 0; warm < ROUNDS / 2; warm++) {
            action.millis();
        }
        for (var round = 0; round < ROUNDS; round++) {
            times[round] = action.millis();
        }
        Report.below(what, Report.quantile(times, 0.95), limit, "ms");
    }

    private static double timed(Runnable action) {
        var start = System.nanoTime();
        action.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private interface Measured {
        double millis();
    }
}
