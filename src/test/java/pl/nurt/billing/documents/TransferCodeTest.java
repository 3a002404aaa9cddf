package pl.nurt.billing.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pl.nurt.billing.Codes;
import pl.nurt.platform.Money;

class TransferCodeTest {
    private static final String ACCOUNT = "29830900002000000000000123";

    /** The example of the banks' recommendation sheet. */
    @Test
    void a_transfer_is_nine_fields_with_the_amount_in_grosze() {
        assertThat(TransferCode.of("5265877635", ACCOUNT, Money.of("86.40"), "GMINA MLYNARY", "FV/2026/11/000123"))
                .contains("5265877635|PL|29830900002000000000000123|008640|GMINA MLYNARY|FV/2026/11/000123|||");
    }

    @Test
    void names_are_cut_and_never_break_the_fields() {
        var code = TransferCode.of(
                        null,
                        ACCOUNT,
                        Money.of("1234567.89"),
                        "Zakład|Wodociągów i Kanalizacji w Młynarach",
                        "Z".repeat(50))
                .orElseThrow();

        assertThat(code.split("\\|", -1)).hasSize(9);
        assertThat(code).startsWith("|PL|" + ACCOUNT + "|123456789|Zakład Wodociągów i|" + "Z".repeat(32) + "|");
        assertThat(code.length()).isLessThanOrEqualTo(160);
    }

    @Test
    void without_an_account_or_an_amount_there_is_none() {
        assertThat(TransferCode.of("5265877635", null, Money.of("1"), "a", "b")).isEmpty();
        assertThat(TransferCode.of("5265877635", "29830900002000000000000124", Money.of("1"), "a", "b"))
                .isEmpty();
        assertThat(TransferCode.of("5265877635", ACCOUNT, Money.ZERO, "a", "b")).isEmpty();
        assertThat(TransferCode.of("5265877635", ACCOUNT, Money.of("-1"), "a", "b"))
                .isEmpty();
    }

    @Test
    void a_reader_of_codes_reads_the_same_text_off_the_picture() throws Exception {
        var text = TransferCode.of("5265877635", ACCOUNT, Money.of("86.40"), "Gmina Młynary", "ZWIK/FV/2026/000123")
                .orElseThrow();

        assertThat(Codes.read(QrCode.png(text))).isEqualTo(text);
        assertThat(QrCode.address(text)).startsWith("data:image/png;base64,").isEqualTo(QrCode.address(text));
    }
}
