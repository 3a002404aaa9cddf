package pl.nurt.testing;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import pl.nurt.NurtApplication;
import pl.nurt.identity.Right;
import pl.nurt.identity.Role;

/**
 * The pages that the browser tests look at: every view the router knows, opened by somebody of the demo who may.
 *
 * <p>A view without parameters is found by itself. One that needs an id, or that has several faces, gets its addresses in
 * {@link #ADDRESSES}; an id in braces is asked of the demo's database with the question of that name in {@link #QUESTIONS}. A view that
 * cannot be looked at gets its reason in {@link #EXEMPT}. What is missing or left over, {@code ArchitectureTest} tells.
 */
public final class Pages {
    /** Addresses of a route that is not its own address, or not the only one. */
    private static final Map<String, List<String>> ADDRESSES = Map.ofEntries(
            entry("usage", List.of("usage", "usage?span=24h")),
            entry(
                    "booking/new",
                    List.of(
                            "booking/new",
                            "booking/new?calendar={exchanges}",
                            "booking/new?calendar={exchanges}&list=1",
                            "booking/new?move={booking}")),
            entry("booking/waiting", List.of("booking/waiting", "booking/waiting?calendar={exchanges}")),
            entry("booking/offer/:offerId", List.of("booking/offer/999999")),
            entry("booking/guest", List.of("booking/guest", "booking/guest?calendar={mayor}")),
            entry("booking/guest/:secret", List.of("booking/guest/no-such-booking")),
            entry("booking/:bookingId", List.of("booking/{booking}")),
            entry(
                    "office/calendar",
                    List.of("office/calendar", "office/calendar?look=day", "office/calendar?look=month")),
            entry("office/calendar/plans/:calendarId", List.of("office/calendar/plans/{exchanges}")),
            entry("office/calendar/plans/:calendarId/import", List.of("office/calendar/plans/{exchanges}/import")),
            entry("office/calendar/campaigns/:campaignId", List.of("office/calendar/campaigns/{campaign}")),
            entry("office/calendar/plans/:calendarId/settings", List.of("office/calendar/plans/{exchanges}/settings")),
            entry("office/meters/:meterId", List.of("office/meters/{meter}", "office/meters/999999")),
            entry("office/concentrators", List.of("office/concentrators", "office/concentrators?id={concentrator}")),
            entry("office/concentrators/:concentratorId/search", List.of("office/concentrators/{concentrator}/search")),
            entry("office/bridges/:bridgeId", List.of("office/bridges/{bridge}")),
            entry(
                    "office/bridges/:bridgeId/concentrator",
                    List.of("office/bridges/{bridge}/concentrator", "office/bridges/{bridge}/concentrator?code=sw-01")),
            entry("office/customers", List.of("office/customers", "office/customers?customer={customer}")),
            entry("bills", List.of("bills", "bills?q=nothing")),
            entry("bills/:invoiceId", List.of("bills/{bill}")),
            entry(
                    "office/billing/invoices",
                    List.of("office/billing/invoices", "office/billing/invoices?invoice={invoice}")),
            entry("office/billing/invoices/:invoiceId", List.of("office/billing/invoices/{invoice}")),
            entry("office/billing/correct/:invoiceId", List.of("office/billing/correct/{invoice}")),
            entry("office/billing/settle/:contractId", List.of("office/billing/settle/{contract}")),
            entry("office/billing/runs/:runId", List.of("office/billing/runs/{run}", "office/billing/runs/{finished}")),
            entry("office/tariffs/:tariffId", List.of("office/tariffs/{tariff}", "office/tariffs/{draft}")),
            entry("office/tariffs/:tariffId/edit", List.of("office/tariffs/{draft}/edit")),
            entry("office/messages", List.of("office/messages", "office/messages?message={message}")),
            entry(
                    "office/messages/unreached",
                    List.of("office/messages/unreached", "office/messages/unreached?person={unreached}")),
            entry("office/customers/:customerId", List.of("office/customers/{customer}")),
            entry("office/customers/:customerId/edit", List.of("office/customers/{customer}/edit")),
            entry("office/imports/:importId", List.of("office/imports/{import}")),
            entry("office/places/:placeId", List.of("office/places/{place}")),
            entry("office/places/:placeId/edit", List.of("office/places/{place}/edit")));

    /** What stands in braces in an address, as a question to the demo's database with one answer. */
    private static final Map<String, String> QUESTIONS = Map.ofEntries(
            entry("campaign", "select max(campaign_id) from booking.campaign"),
            entry("mayor", "select booking_calendar_id from booking.booking_calendar where code = 'burmistrz'"),
            entry("exchanges", "select booking_calendar_id from booking.booking_calendar where code = 'wymiana'"),
            entry(
                    "booking",
                    "select booking_id from booking.booking where state = 'BOOKED' and user_account_id is not null"),
            entry("run", "select max(bill_run_id) from billing.bill_run where state = 'PREPARED'"),
            entry("contract", "select min(supply_contract_id) from customer.supply_contract where valid_to is null"),
            entry("finished", "select max(bill_run_id) from billing.bill_run where state = 'FINISHED'"),
            entry("invoice", "select max(invoice_id) from billing.invoice"),
            entry(
                    "bill",
                    "select max(invoice_id) from billing.invoice join customer.customer using (customer_id) where"
                            + " customer.number = '000218'"),
            entry("tariff", "select min(tariff_id) from billing.tariff where state = 'PUBLISHED'"),
            entry("draft", "select max(tariff_id) from billing.tariff where state = 'DRAFT'"),
            entry("meter", "select meter_id from metering.meter where serial_number = '31415926'"),
            entry("concentrator", "select concentrator_id from telemetry.concentrator where code = 'sw-01'"),
            entry("bridge", "select bridge_id from telemetry.bridge where code = 'demo'"),
            entry("customer", "select customer_id from customer.customer where number = '000219'"),
            entry("import", "select min(import_run_id) from customer.import_run"),
            entry("message", "select min(delivery_id) from notice.delivery"),
            entry("unreached", "select user_account_id from identity.user_account where login = 'ewa'"),
            entry("place", "select min(service_point_id) from customer.service_point"));

    /** Routes that the browser tests cannot open, each with the reason. */
    private static final Map<String, String> EXEMPT = Map.of();

    /** Pages that are nobody's route. */
    private static final List<Page> OTHERS = List.of(
            new Page("no-such-page", Person.NOBODY),
            new Page("no-such-page", Person.RESIDENT),
            new Page("office/no-such-page", Person.TECHNICIAN));

    private static final Pattern QUESTION = Pattern.compile("\\{(\\w+)}");

    private Pages() {}

    /** Somebody of the demo, by the name on the sign-in page. The order says who opens a page that several may open. */
    public enum Person {
        NOBODY(""),
        RESIDENT("Anna"),
        TECHNICIAN("Tomasz"),
        CUSTOMER_SERVICE("Katarzyna"),
        FINANCE("Barbara"),
        DISPATCHER("Paweł"),
        ADMIN("Joanna"),
        AUDITOR("Piotr");

        private final String firstName;

        Person(String firstName) {
            this.firstName = firstName;
        }

        public String firstName() {
            return firstName;
        }
    }

    /** An address without the slash at its beginning, perhaps with questions in braces, and who opens it. */
    public record Page(String address, Person person) {
        /** The address with ids of the demo, which {@code ask} answers from SQL. */
        public String address(UnaryOperator<String> ask) {
            return QUESTION.matcher(address)
                    .replaceAll(found -> ask.apply(requireNonNull(QUESTIONS.get(found.group(1)))));
        }

        @Override
        public String toString() {
            return "/" + address + (person == Person.NOBODY ? "" : " of " + person.firstName());
        }
    }

    /** Every page, by route. */
    public static List<Page> all() {
        var pages = routes().entrySet().stream()
                .filter(route -> !EXEMPT.containsKey(route.getKey()))
                .flatMap(route -> ADDRESSES.getOrDefault(route.getKey(), List.of(route.getKey())).stream()
                        .map(address -> new Page(address, person(route.getValue()))));
        return Stream.concat(pages, OTHERS.stream()).toList();
    }

    /** What is wrong with the lists of this class, in words for who has just added a view. */
    public static List<String> faults() {
        var routes = routes();
        var withoutAddress = routes.keySet().stream()
                .filter(route -> route.contains(":") && !ADDRESSES.containsKey(route) && !EXEMPT.containsKey(route))
                .map(route -> "the route " + route + " needs an address in " + Pages.class.getName() + ".ADDRESSES");
        var leftOver = Stream.concat(ADDRESSES.keySet().stream(), EXEMPT.keySet().stream())
                .filter(route -> !routes.containsKey(route))
                .map(route -> "there is no route " + route + " any more: " + Pages.class.getName());
        var unanswered = ADDRESSES.values().stream()
                .flatMap(List::stream)
                .flatMap(address -> QUESTION.matcher(address).results().map(found -> found.group(1)))
                .filter(question -> !QUESTIONS.containsKey(question))
                .map(question -> "nobody says what {" + question + "} is: " + Pages.class.getName() + ".QUESTIONS");
        return Stream.of(withoutAddress, leftOver, unanswered).flatMap(s -> s).toList();
    }

    /** The routes of the product's own views, with the views. */
    private static Map<String, Class<?>> routes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        var routes = new LinkedHashMap<String, Class<?>>();
        scanner.findCandidateComponents("pl.nurt").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .filter(Pages::isTheProducts)
                .forEach(view -> routesOf(view).forEach(route -> routes.put(route, view)));
        return routes;
    }

    private static boolean isTheProducts(Class<?> view) {
        return view.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .equals(NurtApplication.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation());
    }

    private static Stream<String> routesOf(Class<?> view) {
        return Stream.concat(
                Stream.of(view.getAnnotation(Route.class).value()),
                Arrays.stream(view.getAnnotationsByType(RouteAlias.class)).map(RouteAlias::value));
    }

    private static Person person(Class<?> view) {
        if (view.isAnnotationPresent(AnonymousAllowed.class)) {
            return Person.NOBODY;
        }
        if (view.isAnnotationPresent(PermitAll.class)) {
            return Person.RESIDENT;
        }
        var roles = view.getAnnotation(RolesAllowed.class);
        return Arrays.stream(Person.values())
                .filter(person -> mayOpen(person, roles))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody of the demo may open " + view.getName()));
    }

    private static boolean mayOpen(Person person, @Nullable RolesAllowed roles) {
        if (roles == null || person == Person.NOBODY) {
            return false;
        }
        var role = Role.valueOf(person.name());
        return Arrays.stream(roles.value())
                .anyMatch(allowed -> allowed.equals(person.name())
                        || Arrays.stream(Right.values())
                                .anyMatch(right -> right.name().equals(allowed) && right.isHeldBy(Set.of(role))));
    }
}
