package pl.nurt.customer.internal.people;

import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.CUSTOMER_ADDRESS;
import static pl.nurt.db.customer.Tables.CUSTOMER_CONTACT;
import static pl.nurt.db.customer.Tables.REPRESENTATIVE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.MergedCustomerException;
import pl.nurt.customer.people.Address;
import pl.nurt.customer.people.AddressPurpose;
import pl.nurt.customer.people.ContactKind;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.people.CustomerDraft;
import pl.nurt.customer.people.RepresentativeDraft;
import pl.nurt.customer.people.RepresentativeId;
import pl.nurt.platform.NotFoundException;

/** Writes customers; what ends keeps its row. */
@Repository
public class CustomerRepository {
    private static final int NUMBER_DIGITS = 6;
    private static final long NUMBERS = 0x6375_7374_6f6dL;

    private final DSLContext db;

    CustomerRepository(DSLContext db) {
        this.db = db;
    }

    /** The next free number; whoever else wants one waits until this transaction ends. */
    public String nextNumber() {
        db.select(function("pg_advisory_xact_lock", SQLDataType.OTHER, inline(NUMBERS)))
                .fetch();
        var last = db.select(max(CUSTOMER_.NUMBER.cast(SQLDataType.BIGINT)))
                .from(CUSTOMER_)
                .where(CUSTOMER_.NUMBER.likeRegex("^[0-9]{1,9}$"))
                .fetchSingle()
                .value1();
        return ("%0" + NUMBER_DIGITS + "d").formatted(last == null ? 1 : last + 1);
    }

    public CustomerId insert(String number, CustomerDraft draft, Instant now) {
        var id = db.insertInto(CUSTOMER_)
                .set(CUSTOMER_.NUMBER, number)
                .set(CUSTOMER_.KIND, draft.kind())
                .set(CUSTOMER_.NAME, draft.displayName())
                .set(CUSTOMER_.GIVEN_NAMES, draft.givenNames())
                .set(CUSTOMER_.FAMILY_NAME, draft.familyName())
                .set(CUSTOMER_.PESEL, draft.pesel())
                .set(CUSTOMER_.NIP, draft.nip())
                .set(CUSTOMER_.REGON, draft.regon())
                .set(CUSTOMER_.LANGUAGE, draft.language())
                .set(CUSTOMER_.CORRESPONDENCE, draft.correspondence())
                .set(CUSTOMER_.BUYER_ID, draft.buyer())
                .set(CUSTOMER_.CUSTOMER_SINCE, draft.since())
                .set(CUSTOMER_.CREATED_AT, now)
                .returningResult(CUSTOMER_.CUSTOMER_ID)
                .fetchSingle()
                .value1();
        address(id, AddressPurpose.RESIDENCE, null, draft.residence(), now);
        address(id, AddressPurpose.POSTAL, null, draft.postal(), now);
        contacts(id, ContactKind.PHONE, List.of(), draft.phones(), now);
        contacts(id, ContactKind.EMAIL, List.of(), draft.emails(), now);
        return id;
    }

    /** Changes the customer unless somebody was faster than whoever read {@code before}. @return whether it was changed */
    public boolean update(CustomerCard before, CustomerDraft draft, Instant now) {
        var customer = before.customerId();
        var update = db.update(CUSTOMER_)
                .set(CUSTOMER_.VERSION, CUSTOMER_.VERSION.plus(1))
                .set(CUSTOMER_.KIND, draft.kind())
                .set(CUSTOMER_.NAME, draft.displayName())
                .set(CUSTOMER_.GIVEN_NAMES, draft.givenNames())
                .set(CUSTOMER_.FAMILY_NAME, draft.familyName())
                .set(CUSTOMER_.NIP, draft.nip())
                .set(CUSTOMER_.REGON, draft.regon())
                .set(CUSTOMER_.LANGUAGE, draft.language())
                .set(CUSTOMER_.CORRESPONDENCE, draft.correspondence())
                .set(CUSTOMER_.BUYER_ID, draft.buyer())
                .set(CUSTOMER_.CUSTOMER_SINCE, draft.since());
        if (draft.pesel() != null) {
            update = update.set(CUSTOMER_.PESEL, draft.pesel());
        } else if (draft.kind() != pl.nurt.customer.CustomerKind.PERSON) {
            update = update.set(CUSTOMER_.PESEL, castNull(CUSTOMER_.PESEL));
        }
        var changed = update.where(CUSTOMER_.CUSTOMER_ID.eq(customer))
                .and(CUSTOMER_.VERSION.eq(before.version()))
                .execute();
        if (changed != 1) {
            return false;
        }
        address(customer, AddressPurpose.RESIDENCE, before.residence(), draft.residence(), now);
        address(customer, AddressPurpose.POSTAL, before.postal(), draft.postal(), now);
        contacts(customer, ContactKind.PHONE, before.phones(), draft.phones(), now);
        contacts(customer, ContactKind.EMAIL, before.emails(), draft.emails(), now);
        return true;
    }

    /** Counts one more change of the customer, for what is kept in tables beside it. */
    public void touch(CustomerId customer) {
        db.update(CUSTOMER_)
                .set(CUSTOMER_.VERSION, CUSTOMER_.VERSION.plus(1))
                .where(CUSTOMER_.CUSTOMER_ID.eq(customer))
                .execute();
    }

    private void address(
            CustomerId customer,
            AddressPurpose purpose,
            @Nullable Address present,
            @Nullable Address address,
            Instant now) {
        if (Objects.equals(present, address)) {
            return;
        }
        var a = CUSTOMER_ADDRESS;
        if (present != null) {
            db.update(a)
                    .set(a.UNTIL, now)
                    .where(a.CUSTOMER_ID.eq(customer), a.PURPOSE.eq(purpose), a.UNTIL.isNull())
                    .execute();
        }
        if (address != null) {
            db.insertInto(a)
                    .set(a.CUSTOMER_ID, customer)
                    .set(a.PURPOSE, purpose)
                    .set(a.ADDRESSEE, address.addressee())
                    .set(a.STREET, address.street())
                    .set(a.HOUSE_NUMBER, address.houseNumber())
                    .set(a.FLAT_NUMBER, address.flatNumber())
                    .set(a.POSTAL_CODE, address.postalCode())
                    .set(a.LOCALITY, address.locality())
                    .set(a.COUNTRY, address.country())
                    .set(a.SINCE, now)
                    .execute();
        }
    }

    /** Ends those that are gone, adds those that are new, and leaves the others with their dates. */
    private void contacts(
            CustomerId customer, ContactKind kind, List<String> present, List<String> values, Instant now) {
        if (present.equals(values)) {
            return;
        }
        // The order says which one is first: from the first difference on everything is said anew.
        var same = 0;
        while (same < Math.min(present.size(), values.size())
                && present.get(same).equals(values.get(same))) {
            same++;
        }
        var c = CUSTOMER_CONTACT;
        if (same < present.size()) {
            db.update(c)
                    .set(c.UNTIL, now)
                    .where(c.CUSTOMER_ID.eq(customer), c.KIND.eq(kind), c.UNTIL.isNull())
                    .and(c.VALUE.in(present.subList(same, present.size())))
                    .execute();
        }
        for (var value : values.subList(same, values.size())) {
            db.insertInto(c)
                    .set(c.CUSTOMER_ID, customer)
                    .set(c.KIND, kind)
                    .set(c.VALUE, value)
                    .set(c.SINCE, now)
                    .execute();
        }
    }

    public RepresentativeId addRepresentative(CustomerId customer, RepresentativeDraft draft, LocalDate from) {
        return db.insertInto(REPRESENTATIVE)
                .set(REPRESENTATIVE.CUSTOMER_ID, customer)
                .set(REPRESENTATIVE.NAME, draft.name())
                .set(REPRESENTATIVE.CAPACITY, Objects.requireNonNull(draft.capacity()))
                .set(REPRESENTATIVE.PHONE, draft.phone())
                .set(REPRESENTATIVE.EMAIL, draft.email())
                .set(REPRESENTATIVE.VALID_FROM, from)
                .returningResult(REPRESENTATIVE.REPRESENTATIVE_ID)
                .fetchSingle()
                .value1();
    }

    /** @return the customer for whom the person acted; empty when there is no such person or the time has ended before */
    public Optional<CustomerId> endRepresentative(RepresentativeId representative, LocalDate day) {
        return db.update(REPRESENTATIVE)
                .set(REPRESENTATIVE.VALID_TO, org.jooq.impl.DSL.greatest(REPRESENTATIVE.VALID_FROM, inline(day)))
                .where(REPRESENTATIVE.REPRESENTATIVE_ID.eq(representative))
                .and(REPRESENTATIVE.VALID_TO.isNull())
                .returningResult(REPRESENTATIVE.CUSTOMER_ID)
                .fetchOptional(row -> row.value1());
    }

    public String representative(RepresentativeId representative) {
        return db.select(REPRESENTATIVE.NAME)
                .from(REPRESENTATIVE)
                .where(REPRESENTATIVE.REPRESENTATIVE_ID.eq(representative))
                .fetchSingle(REPRESENTATIVE.NAME);
    }

    public Optional<String> pesel(CustomerId customer) {
        return db.select(CUSTOMER_.PESEL)
                .from(CUSTOMER_)
                .where(CUSTOMER_.CUSTOMER_ID.eq(customer))
                .fetchOptional(CUSTOMER_.PESEL);
    }

    /** The number of another living customer with this PESEL; a person is one customer. */
    public Optional<String> otherWithPesel(String pesel, @Nullable CustomerId but) {
        return db.select(CUSTOMER_.NUMBER)
                .from(CUSTOMER_)
                .where(CUSTOMER_.PESEL.eq(pesel), CUSTOMER_.MERGED_INTO_ID.isNull())
                .and(but == null ? org.jooq.impl.DSL.noCondition() : CUSTOMER_.CUSTOMER_ID.ne(but))
                .limit(1)
                .fetchOptional(CUSTOMER_.NUMBER);
    }

    /** The customer's name, as one who is named on another's invoice; empty when there is no such customer. */
    public Optional<String> name(CustomerId customer) {
        return db.select(CUSTOMER_.NAME)
                .from(CUSTOMER_)
                .where(CUSTOMER_.CUSTOMER_ID.eq(customer))
                .fetchOptional(CUSTOMER_.NAME);
    }

    /** Whether there is such a customer, and it is no duplicate of another. */
    public boolean isLiving(CustomerId customer) {
        return db.fetchExists(select(inline(1))
                .from(CUSTOMER_)
                .where(CUSTOMER_.CUSTOMER_ID.eq(customer), CUSTOMER_.MERGED_INTO_ID.isNull()));
    }

    /**
     * Keeps others from merging the customer into another until this transaction ends. @return its number
     *
     * @throws MergedCustomerException if that has happened
     * @throws NotFoundException if there is no such customer
     */
    public String holdLiving(CustomerId customer) {
        var found = db.select(CUSTOMER_.NUMBER, CUSTOMER_.MERGED_INTO_ID)
                .from(CUSTOMER_)
                .where(CUSTOMER_.CUSTOMER_ID.eq(customer))
                .forNoKeyUpdate()
                .fetchOptional()
                .orElseThrow(NotFoundException::new);
        if (found.value2() != null) {
            throw new MergedCustomerException(found.value2());
        }
        return found.value1();
    }
}
