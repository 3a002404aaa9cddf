package pl.nurt.demo.internal;

import static pl.nurt.db.customer.Tables.CUSTOMER_NOTE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.importing.Imports;
import pl.nurt.customer.people.Correspondence;
import pl.nurt.customer.people.CustomerDraft;
import pl.nurt.customer.people.Customers;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.files.SentFile;

/** What a clerk of the demo has left behind: notes, changes in the history of the customers with a story, a table to be imported. */
@Component
@ConditionalOnBooleanProperty("nurt.demo.enabled")
class DemoOffice {
    private static final String TABLE = "odbiorcy-z-poprzedniego-systemu.csv";

    private final DSLContext db;
    private final Customers customers;
    private final Imports imports;
    private final Audit audit;

    DemoOffice(DSLContext db, Customers customers, Imports imports, Audit audit) {
        this.db = db;
        this.customers = customers;
        this.imports = imports;
        this.audit = audit;
    }

    /** @param account of the clerk */
    void fill(UserAccountId account) {
        var clerk = new Viewer(account, Set.of(Role.CUSTOMER_SERVICE));
        db.update(CUSTOMER_NOTE)
                .set(CUSTOMER_NOTE.WRITTEN_BY, account)
                .where(CUSTOMER_NOTE.WRITTEN_BY.isNull())
                .execute();
        DemoOwners.CUSTOMERS.stream().flatMap(List::stream).forEach(number -> history(number, clerk));
        takeTableIn(clerk);
    }

    private void history(String number, Viewer clerk) {
        var customer = customers.byNumber(number).orElseThrow();
        var card = customers.card(customer.customerId());
        audit.changed(
                Author.job("customer.import"),
                CustomerDeed.CUSTOMER_ADDED,
                CustomerDeed.subject(card.customerId()),
                Changes.none().with("name", null, card.name()));
        customers.change(
                card.customerId(),
                card.version(),
                new CustomerDraft(
                        card.kind(),
                        card.givenNames(),
                        card.familyName(),
                        card.name(),
                        null,
                        card.nip(),
                        card.regon(),
                        card.language(),
                        Correspondence.PORTAL,
                        null,
                        card.since(),
                        card.residence(),
                        card.postal(),
                        card.phones(),
                        card.emails()),
                clerk);
    }

    private void takeTableIn(Viewer clerk) {
        try {
            var table = new ClassPathResource("demo/" + TABLE).getContentAsByteArray();
            var run = imports.upload(new SentFile(TABLE, table.length, new ByteArrayInputStream(table), null), clerk);
            imports.check(run, imports.get(run).mapping(), clerk);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
