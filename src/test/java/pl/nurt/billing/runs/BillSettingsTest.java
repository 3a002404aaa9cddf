package pl.nurt.billing.runs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A slip of the operator's that would stand on every invoice ends the start, in plain words. */
class BillSettingsTest {
    @Test
    void what_is_in_order_is_taken() {
        assertThat(said("1234563218", "29830900002000000000000123", "830900002000"))
                .isEmpty();
        assertThat(said(null, null, null)).isEmpty();
    }

    @Test
    void a_tax_number_with_another_check_digit_is_none() {
        assertThat(said("1234563219", null, null)).singleElement().asString().contains("seller-nip", "check digit");
    }

    @Test
    void an_account_with_other_check_digits_is_none() {
        assertThat(said(null, "30830900002000000000000123", null))
                .singleElement()
                .asString()
                .contains("nurt.billing.account", "check digits");
    }

    @Test
    void accounts_of_customers_begin_with_the_number_of_a_bank() {
        assertThat(said(null, null, "830900012000")).singleElement().asString().contains("customer-accounts", "bank");
        assertThat(said(null, null, "8309000")).as("its length is told first").hasSize(1);
    }

    private static List<String> said(@Nullable String nip, @Nullable String account, @Nullable String customers) {
        var settings = new BillSettings(
                "ZWIK/FV", 21, "Zakład", nip, null, account, customers, 3, BigDecimal.TWO, BigDecimal.TEN);
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(settings).stream()
                    .map(ConstraintViolation::getMessage)
                    .toList();
        }
    }
}
