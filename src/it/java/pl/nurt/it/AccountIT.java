package pl.nurt.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A resident's way to an account: the office issues a code, the person uses it on a phone, signs in and sees the meter. */
class AccountIT {
    private static final String NUMBER = "000221";

    @Test
    void the_office_issues_a_code_and_the_person_sees_their_meter() {
        var demo = Demo.running();
        var office = demo.open(1280, ColorScheme.LIGHT);
        Demo.signIn(office, "Katarzyna");
        Demo.visit(
                office,
                "/office/customers/"
                        + demo.answer("select customer_id from customer.customer where number = '" + NUMBER + "'"));
        button(office, "Wydaj kod").click();
        var dialog = office.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Wydaj kod"))
                .click();
        var code = office.locator(".access-code").innerText().strip();
        button(office, "Gotowe").click();
        assertThat(office.getByText("kod czeka")).isVisible();

        var phone = demo.open(320, ColorScheme.LIGHT);
        Demo.visit(phone, "/activate");
        phone.getByLabel("Numer odbiorcy").fill(NUMBER);
        phone.getByLabel("Kod").fill(code);
        phone.getByLabel("Login").fill("odbiorca.221");
        phone.getByLabel("Hasło").first().fill("konik morski na ryneczku");
        phone.keyboard().press("Control+Enter");
        assertThat(phone.getByText("Konto gotowe")).isVisible();
        phone.locator("a.button.primary").click();
        phone.waitForURL(Pattern.compile(".*/sign-in"));
        phone.getByLabel("Login").fill("odbiorca.221");
        phone.getByLabel("Hasło").first().fill("konik morski na ryneczku");
        phone.keyboard().press("Enter");
        phone.waitForURL(Pattern.compile(".*/start"));

        var serial =
                demo.answer("select min(serial_number)::bigint from metering.meter join metering.meter_installation"
                        + " using (meter_id) join customer.supply_contract using (service_point_id) join customer.customer"
                        + " using (customer_id) where customer.number = '" + NUMBER
                        + "' and role = 'MAIN' and removed_at is null");
        assertThat(phone.getByText(serial).first()).isVisible();
        // In the office the code is gone from those that wait, by itself.
        assertThat(office.getByText("odbiorca.221").first()).isVisible();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}
