package pl.nurt.testing;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;
import pl.nurt.identity.Role;
import pl.nurt.metering.MeterPark;
import pl.nurt.platform.ui.text.Languages;

/** The office's pages, opened by somebody, on a park of meters. */
public abstract class OfficeViewTest extends ViewTest {
    private static final Class<? extends Component>[] VIEWS = views();

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    protected Instant now = Instant.EPOCH;
    protected MeterPark park;

    /** Every page of the office, whichever room it belongs to. */
    @SuppressWarnings("unchecked")
    private static Class<? extends Component>[] views() {
        var routes = new ClassPathScanningCandidateComponentProvider(false);
        routes.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return routes.findCandidateComponents("pl.nurt").stream()
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .filter(view -> view.getAnnotation(Route.class).value().startsWith("office/"))
                .map(view -> view.asSubclass(Component.class))
                .toArray(Class[]::new);
    }

    @BeforeEach
    public final void makePark() {
        now = clock.instant();
        park = new MeterPark(db, now);
    }

    protected final void open(String address, Role... roles) {
        open(Languages.POLISH, address, roles);
    }

    protected final void open(Locale language, String address, Role... roles) {
        signIn(roles);
        openBrowser(language, VIEWS);
        var location = new Location(address);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    /** As after a commit, and the browser heard of it. */
    protected final void publish(Object event) {
        var outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        outside.executeWithoutResult(status -> events.publishEvent(event));
        MockVaadin.clientRoundtrip(true);
    }

    @SuppressWarnings("unchecked")
    protected static <T> Grid<T> grid() {
        return _get(Grid.class);
    }

    protected static Button closeButton() {
        return _get(
                Button.class,
                spec -> spec.withPredicate(button ->
                        button.getAriaLabel().filter("Zamknij"::equals).isPresent()));
    }
}
