package pl.nurt.customer.internal.people;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.inline;
import static pl.nurt.db.customer.Tables.CUSTOMER_CONSENT;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.consents.ConsentEvidence;
import pl.nurt.customer.consents.ConsentSubject;
import pl.nurt.customer.consents.CustomerConsent;
import pl.nurt.identity.UserAccountId;

/** Consents: rows are only ever added. */
@Repository
public class ConsentRepository {
    private static final int MOST_WORDS = 500;

    private final DSLContext db;

    ConsentRepository(DSLContext db) {
        this.db = db;
    }

    public List<CustomerConsent> lastWords(CustomerId customer) {
        record Key(ConsentSubject subject, @Nullable SupplyContractId contract) {}
        var last = new LinkedHashMap<Key, CustomerConsent>();
        all(customer, MOST_WORDS).forEach(word -> last.putIfAbsent(new Key(word.subject(), word.contract()), word));
        return List.copyOf(last.values());
    }

    public List<CustomerConsent> all(CustomerId customer, int most) {
        var c = CUSTOMER_CONSENT;
        var place =
                concat(coalesce(SERVICE_POINT.STREET, SERVICE_POINT.LOCALITY), inline(" "), SERVICE_POINT.HOUSE_NUMBER);
        return db.select(c.SUBJECT, c.SUPPLY_CONTRACT_ID, place, c.GIVEN, c.TEXT_VERSION, c.EVIDENCE, c.AT)
                .from(c)
                .leftJoin(SUPPLY_CONTRACT)
                .on(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID.eq(c.SUPPLY_CONTRACT_ID))
                .leftJoin(SERVICE_POINT)
                .on(SERVICE_POINT.SERVICE_POINT_ID.eq(SUPPLY_CONTRACT.SERVICE_POINT_ID))
                .where(NoteRepository.ofFamily(c.CUSTOMER_ID, customer))
                .orderBy(c.AT.desc(), c.CUSTOMER_CONSENT_ID.desc())
                .limit(most)
                .fetch(mapping(CustomerConsent::new));
    }

    public void insert(
            CustomerId customer,
            @Nullable SupplyContractId contract,
            ConsentSubject subject,
            boolean given,
            String textVersion,
            ConsentEvidence evidence,
            UserAccountId by,
            Instant now) {
        var c = CUSTOMER_CONSENT;
        db.insertInto(c)
                .set(c.CUSTOMER_ID, customer)
                .set(c.SUPPLY_CONTRACT_ID, contract)
                .set(c.SUBJECT, subject)
                .set(c.GIVEN, given)
                .set(c.TEXT_VERSION, textVersion)
                .set(c.EVIDENCE, evidence)
                .set(c.AT, now)
                .set(c.RECORDED_BY, by)
                .execute();
    }
}
