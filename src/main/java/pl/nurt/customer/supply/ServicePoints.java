package pl.nurt.customer.supply;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.internal.rules.SupplyChecks;
import pl.nurt.customer.internal.supply.ContractRepository;
import pl.nurt.customer.internal.supply.ServicePointRepository;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.identity.audit.Looks;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;

/** The places where water is taken. None is ever deleted; a change names the version its maker saw. */
@Service
@Transactional
public class ServicePoints {
    private final ServicePointRepository points;
    private final ContractRepository contracts;
    private final Audit audit;
    private final Looks looks;
    private final ApplicationEventPublisher events;

    ServicePoints(
            ServicePointRepository points,
            ContractRepository contracts,
            Audit audit,
            Looks looks,
            ApplicationEventPublisher events) {
        this.points = points;
        this.contracts = contracts;
        this.audit = audit;
        this.looks = looks;
        this.events = events;
    }

    /** @throws NotFoundException if there is no such place */
    @HasRight(Right.STAFF)
    public ServicePointCard card(ServicePointId place) {
        looks.note(CustomerDeed.PLACE_SEEN, CustomerDeed.subject(place));
        return points.card(place).orElseThrow(NotFoundException::new);
    }

    /** @throws RefusedInputException with what is wrong at which field */
    @HasRight(Right.KEEP_CUSTOMERS)
    public ServicePointId add(ServicePointDraft draft, Viewer viewer) {
        var id = points.insert(checked(draft, null));
        audit.changed(viewer, CustomerDeed.PLACE_ADDED, CustomerDeed.subject(id), changes(null, card(id)));
        return id;
    }

    /**
     * Keeps what is said of a place; when nothing of it is other than before, nothing happens.
     *
     * @throws RefusedInputException with what is wrong at which field
     * @throws StaleEditException if somebody was faster
     * @throws NotFoundException if there is no such place
     */
    @HasRight(Right.KEEP_CUSTOMERS)
    public void change(ServicePointId place, int version, ServicePointDraft draft, Viewer viewer) {
        var before = card(place);
        var tidied = checked(draft, place);
        if (before.version() != version) {
            throw new StaleEditException();
        }
        var changes = changes(before, before.with(tidied));
        if (changes.isEmpty()) {
            return;
        }
        if (!points.update(place, version, tidied)) {
            throw new StaleEditException();
        }
        audit.changed(viewer, CustomerDeed.PLACE_CHANGED, CustomerDeed.subject(place), changes);
        contracts.ofPlace(place).stream()
                .map(contract -> contract.customer().customerId())
                .distinct()
                .forEach(customer -> events.publishEvent(new CustomerChanged(Set.of(customer))));
    }

    private static Changes changes(@Nullable ServicePointCard before, ServicePointCard after) {
        return Changes.none()
                .with("placeNumber", before == null ? null : before.number(), after.number())
                .with("address", before == null ? null : address(before), address(after))
                .with("plotNumber", before == null ? null : before.plotNumber(), after.plotNumber())
                .with("latitude", before == null ? null : degrees(before.latitude()), degrees(after.latitude()))
                .with("longitude", before == null ? null : degrees(before.longitude()), degrees(after.longitude()))
                .with("water", before == null ? null : before.water(), after.water())
                .with("sewage", before == null ? null : before.sewage(), after.sewage())
                .with("rain", before == null ? null : before.rain(), after.rain())
                .with("sensitiveUse", before == null ? null : before.sensitiveUse(), after.sensitiveUse())
                // Often about somebody's health.
                .withheld("sensitiveNote", before == null ? null : before.sensitiveNote(), after.sensitiveNote());
    }

    private static String address(ServicePointCard card) {
        return card.place().fullAddress() + ", " + card.postalCode();
    }

    private static @Nullable BigDecimal degrees(@Nullable BigDecimal written) {
        return written == null ? null : written.stripTrailingZeros();
    }

    private ServicePointDraft checked(ServicePointDraft draft, @Nullable ServicePointId present) {
        var problems = new ArrayList<>(SupplyChecks.problems(draft));
        var tidied = SupplyChecks.tidied(draft);
        var number = tidied.number();
        if (number != null && points.isNumberTaken(number, present)) {
            problems.add(new FieldProblem("number", "customer.problem.numberTaken"));
        }
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
        return tidied;
    }
}
