package pl.nurt.demo.internal;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.identity.Accounts;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.DemoPeople;
import pl.nurt.identity.DemoPerson;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.telemetry.bridges.Bridges;

/** Fills an empty portal when it starts as a demo, before it says that it is ready, and prepares the simulated park. */
@Component
@ConditionalOnBooleanProperty("nurt.demo.enabled")
class DemoStart implements ApplicationRunner {
    static final String BRIDGE = "demo";

    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Logger log = LoggerFactory.getLogger(DemoStart.class);

    private final DemoSettings settings;
    private final DemoReadings readings;
    private final DemoOwners owners;
    private final DemoMessages messages;
    private final DemoOffice office;
    private final DemoTariffs tariffs;
    private final DemoBills bills;
    private final DemoPark park;
    private final DemoPeople people;
    private final Accounts accounts;
    private final Bridges bridges;
    private final TransactionTemplate transaction;
    private final ConfigurableApplicationContext application;
    private final Clock clock;
    private @Nullable JobId billing;

    DemoStart(
            DemoSettings settings,
            DemoReadings readings,
            DemoOwners owners,
            DemoMessages messages,
            DemoOffice office,
            DemoTariffs tariffs,
            DemoBills bills,
            DemoPark park,
            DemoPeople people,
            Accounts accounts,
            Bridges bridges,
            TransactionTemplate transaction,
            ConfigurableApplicationContext application,
            Clock clock) {
        this.settings = settings;
        this.readings = readings;
        this.owners = owners;
        this.messages = messages;
        this.office = office;
        this.tariffs = tariffs;
        this.bills = bills;
        this.park = park;
        this.people = people;
        this.accounts = accounts;
        this.bridges = bridges;
        this.transaction = transaction;
        this.application = application;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!settings.fill()) {
            return;
        }
        if (!readings.isThereAlready()) {
            AsSystem.run(() -> transaction.executeWithoutResult(status -> fill()));
        } else if (AsSystem.call(() -> bridges.byCode(BRIDGE)).isEmpty()) {
            throw new IllegalStateException("The database holds data that is not the demo's: start with --no-demo.");
        }
        if (settings.only()) {
            await();
            System.exit(SpringApplication.exit(application));
        }
        var folder = settings.park();
        if (folder != null) {
            AsSystem.run(() -> park.write(folder, settings.portalUrl(), settings.poll()));
        }
    }

    /** Whoever only wants the data wants all of it. */
    private void await() {
        try {
            while (!bills.isOver(billing)) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void fill() {
        log.info("demo data being filled points={}", settings.scale().points);
        bridges.register(BRIDGE);
        readings.fill(settings.scale());
        settleResidents();
        people.list().stream()
                .filter(DemoPerson::isStaff)
                .map(DemoPerson::account)
                .forEach(accounts::createForDemo);
        office.fill(accounts.find("bok").orElseThrow());
        tariffs.fill(accounts.find("admin").orElseThrow());
        billing = bills.fill(
                accounts.find("admin").orElseThrow(),
                CivilTime.dayOf(clock.instant()).minusDays(settings.scale().days));
        readings.fillCalendars();
        log.info("demo data filled");
    }

    private void settleResidents() {
        var residents =
                people.list().stream().filter(person -> !person.isStaff()).toList();
        for (var i = 0; i < residents.size(); i++) {
            var account = accounts.createForDemo(residents.get(i).account());
            owners.give(account, residents.get(i).name(), DemoOwners.CUSTOMERS.get(i));
            messages.tell(account);
        }
    }
}
