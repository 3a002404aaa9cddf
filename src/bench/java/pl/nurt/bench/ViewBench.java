package pl.nurt.bench;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import pl.nurt.NurtApplication;
import pl.nurt.identity.Role;
import pl.nurt.identity.SignedInUser;
import pl.nurt.identity.UserAccountId;
import pl.nurt.metering.use.Consumption;
import pl.nurt.metering.use.UsePeriod;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.MeterIndex;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.SignedInRequest;

/**
 * Server time of what a resident does, on a database with the full demo (74 million readings): 300 residents in random order.
 *
 * <p>The start page is built as in a session of its own (view, panels, queries), without the network. NURT_DATABASE_URL names the
 * database: everybody on a machine sees what stands on a command line.
 */
public final class ViewBench {
    private static final int RESIDENTS = 300;
    private static final int ROUNDS = 600;

    private final Consumption consumption;
    private final ConfigurableApplicationContext portal;
    private final List<SignedInUser> residents;
    private final Random random = new Random(20261123);

    private ViewBench(ConfigurableApplicationContext portal, List<SignedInUser> residents) {
        this.portal = portal;
        this.consumption = portal.getBean(Consumption.class);
        this.residents = residents;
    }

    public static void main(String[] args) throws Exception {
        var url = Objects.requireNonNull(System.getenv("NURT_DATABASE_URL"), "NURT_DATABASE_URL");
        try (var portal = new SpringApplicationBuilder(NurtApplication.class)
                .run(
                        "--server.port=0",
                        "--vaadin.productionMode=true",
                        "--spring.datasource.url=" + url,
                        "--logging.level.root=warn")) {
            new ViewBench(portal, residents(url)).run();
        }
        System.exit(0);
    }

    private void run() throws ClassNotFoundException {
        var today = CivilTime.dayOf(portal.getBean(Clock.class).instant());
        var start = view("pl.nurt.shell.ui.StartView");
        // The start page links to it.
        var usage = view("pl.nurt.metering.use.ui.UsageView");
        measure("start page, server time p95", 100, () -> openStart(start, usage));
        measure("reading on a random day of five years, p95", 20, () -> {
            var viewer = somebody().viewer();
            var meter = consumption.meters(viewer).getFirst().id();
            return timed(() -> consumption.indexOn(viewer, meter, today.minusDays(random.nextInt(1800))));
        });
        measure("12-month chart, p95", 50, () -> {
            var viewer = somebody().viewer();
            var meter = consumption.meters(viewer).getFirst().id();
            return timed(() -> consumption.series(viewer, meter, new UsePeriod(UsePeriod.Span.YEAR, today)));
        });
    }

    /** Views are package-private. */
    private static Class<? extends Component> view(String name) throws ClassNotFoundException {
        return Class.forName(name).asSubclass(Component.class);
    }

    private double openStart(Class<? extends Component> start, Class<? extends Component> usage) {
        somebody();
        MockVaadin.setMockRequestFactory(SignedInRequest::of);
        MockVaadin.setup(
                UI::new, new MockSpringServlet(new Routes(Set.of(start, usage), Set.of(), true), portal, UI::new));
        UI.getCurrent().setLocale(Languages.POLISH);
        var millis = timed(() -> UI.getCurrent().navigate(start));
        if (LocatorJ._find(MeterIndex.class).isEmpty()) {
            throw new IllegalStateException("the start page shows no meter");
        }
        MockVaadin.tearDown();
        return millis;
    }

    private static void measure(String what, double limit, Measured action) {
        var times = new double[ROUNDS];
        for (var warm = 0; warm < ROUNDS / 3; warm++) {
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

    /** Another resident, signed in on this thread. */
    private SignedInUser somebody() {
        var user = residents.get(random.nextInt(residents.size()));
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(user, "", user.getAuthorities())));
        return user;
    }

    /** Accounts for customers all over the municipality; made by the first run, found by the next. */
    private static List<SignedInUser> residents(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("""
                    with chosen as (
                        select customer_id from customer.customer order by hashint8(customer_id) limit %d
                    ), account as (
                        insert into identity.user_account (login, display_name, password_hash, created_at)
                        select 'bench-' || customer_id, 'Bench', '{noop}!', now() from chosen
                        on conflict (login) do nothing returning user_account_id, login
                    )
                    insert into customer.customer_user (user_account_id, customer_id)
                    select user_account_id, substr(login, 7)::bigint from account
                    """.formatted(RESIDENTS));
            var residents = new ArrayList<SignedInUser>();
            try (var rows = statement.executeQuery(
                    "select user_account_id, login from identity.user_account where login like 'bench-%'")) {
                while (rows.next()) {
                    residents.add(new SignedInUser(
                            new UserAccountId(rows.getLong(1)),
                            rows.getString(2),
                            "",
                            "Bench",
                            "pl",
                            Set.of(Role.RESIDENT),
                            true,
                            true));
                }
            }
            return residents;
        }
    }

    /** One measurement, in milliseconds. */
    private interface Measured {
        double millis();
    }
}
