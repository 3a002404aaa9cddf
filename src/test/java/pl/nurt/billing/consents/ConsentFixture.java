package pl.nurt.billing.consents;

import static pl.nurt.billing.TariffDrafts.draft;
import static pl.nurt.billing.TariffDrafts.item;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;

import java.time.Clock;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import pl.nurt.billing.Contracted;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceFor;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.testing.SignIn;

/** A tariff whose fee depends on the form of the invoice, and residents with a password. */
public final class ConsentFixture {
    private final ApplicationContext context;
    private final DSLContext db;
    public final Contracted contracted;

    public ConsentFixture(ApplicationContext context) {
        this.context = context;
        db = context.getBean(DSLContext.class);
        contracted = new Contracted(db, context.getBean(Clock.class).instant());
    }

    /** Fees net, of a month. */
    public void tariff(String paper, String electronic) {
        var clerk = new Viewer(
                context.getBean(SignIn.class).as(Role.FINANCE).viewer().account(), Set.of(Role.FINANCE));
        var day = CivilTime.dayOf(context.getBean(Clock.class).instant());
        AsSystem.run(() -> {
            var tariffs = context.getBean(Tariffs.class);
            var id = tariffs.add(
                    clerk,
                    draft(
                            day.minusYears(1),
                            day.plusYears(2),
                            item(BilledService.WATER, PriceFor.EVERYBODY, "4.49"),
                            item(BilledService.SEWAGE, PriceFor.EVERYBODY, "4.57"),
                            item(BilledService.SUBSCRIPTION, PriceFor.invoice(InvoiceForm.PAPER), paper),
                            item(BilledService.SUBSCRIPTION, PriceFor.invoice(InvoiceForm.ELECTRONIC), electronic)));
            tariffs.publish(clerk, id, 1, false);
        });
    }

    /** From now on the account acts for the customer. */
    public void belongs(String number, Viewer resident) {
        db.insertInto(CUSTOMER_USER)
                .set(CUSTOMER_USER.USER_ACCOUNT_ID, resident.account())
                .set(CUSTOMER_USER.CUSTOMER_ID, contracted.customer(number))
                .execute();
    }

    public void password(Viewer resident, String password) {
        db.update(USER_ACCOUNT)
                .set(
                        USER_ACCOUNT.PASSWORD_HASH,
                        context.getBean(PasswordEncoder.class).encode(password))
                .where(USER_ACCOUNT.USER_ACCOUNT_ID.eq(resident.account()))
                .execute();
    }
}
