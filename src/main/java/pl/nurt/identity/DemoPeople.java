package pl.nurt.identity;

import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The people of the demo, residents first. There only while the portal runs as a demo. */
@Component
@ConditionalOnBooleanProperty("nurt.demo.enabled")
public class DemoPeople {
    /** Good for the accounts of the demo and only in the demo; the README prints it. */
    public static final String PASSWORD = "nurt-demo";

    private static final List<DemoPerson> PEOPLE = List.of(
            new DemoPerson("anna", "Anna Zielińska", "identity.demo.household", Set.of(Role.RESIDENT)),
            new DemoPerson("jan", "Jan Wójcik", "identity.demo.leak", Set.of(Role.RESIDENT)),
            new DemoPerson("ewa", "Ewa Dąbrowska", "identity.demo.landlord", Set.of(Role.RESIDENT)),
            new DemoPerson("bok", "Katarzyna Mazur", "identity.demo.office", Set.of(Role.CUSTOMER_SERVICE)),
            new DemoPerson("finanse", "Barbara Nowicka", "identity.demo.finance", Set.of(Role.FINANCE)),
            new DemoPerson("technik", "Tomasz Lis", "identity.demo.technician", Set.of(Role.TECHNICIAN)),
            new DemoPerson("dyspozytor", "Paweł Krawczyk", "identity.demo.dispatcher", Set.of(Role.DISPATCHER)),
            new DemoPerson("admin", "Joanna Wrona", "identity.demo.admin", Set.of(Role.ADMIN)),
            new DemoPerson("audytor", "Piotr Sowa", "identity.demo.auditor", Set.of(Role.AUDITOR)));

    public List<DemoPerson> list() {
        return PEOPLE;
    }
}
