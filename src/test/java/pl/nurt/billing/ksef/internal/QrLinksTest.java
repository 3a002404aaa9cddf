package pl.nurt.billing.ksef.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.billing.ksef.internal.client.KeyFile;
import pl.nurt.billing.ksef.internal.client.Ksefs;
import pl.nurt.standin.ksef.SelfSigned;

class QrLinksTest {
    private static final URI TEST = URI.create("https://qr-test.ksef.mf.gov.pl");
    private static final byte[] HASH = Base64.getDecoder().decode("Mx4iC1FSMIIpbiO75jTHP5QQigKisRyLKP8bGQ65U3o=");

    @Test
    void the_first_link_is_that_of_the_documentation() {
        assertThat(QrLinks.invoice(TEST, "5265877635", LocalDate.of(2026, 11, 23), HASH))
                .isEqualTo(
                        "https://qr-test.ksef.mf.gov.pl/invoice/5265877635/23-11-2026/Mx4iC1FSMIIpbiO75jTHP5QQigKisRyLKP8bGQ65U3o");
    }

    @Test
    void the_second_link_is_signed_by_the_certificate_that_it_names(@TempDir Path folder) throws Exception {
        for (var keys : List.of(SelfSigned.ec("Offline", 0x1F20A5), SelfSigned.rsa("Offline", 0xAB))) {
            var link = QrLinks.certificate(
                    TEST, "1111111111", HASH, KeyFile.read(Ksefs.file(folder, keys), Ksefs.PASSWORD));

            var end = link.lastIndexOf('/');
            var signed = link.substring("https://".length(), end);
            assertThat(signed)
                    .startsWith("qr-test.ksef.mf.gov.pl/certificate/Nip/1111111111/1111111111/")
                    .containsPattern("/(1F20A5|AB)/")
                    .endsWith("/Mx4iC1FSMIIpbiO75jTHP5QQigKisRyLKP8bGQ65U3o");
            assertThat(isSigned(keys, signed, Base64.getUrlDecoder().decode(link.substring(end + 1))))
                    .isTrue();
        }
    }

    private static boolean isSigned(SelfSigned keys, String text, byte[] signature) throws GeneralSecurityException {
        Signature check;
        if (keys.keys().getPublic().getAlgorithm().equals("EC")) {
            check = Signature.getInstance("SHA256withECDSAinP1363Format");
        } else {
            check = Signature.getInstance("RSASSA-PSS");
            check.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        check.initVerify(keys.keys().getPublic());
        check.update(text.getBytes(UTF_8));
        return check.verify(signature);
    }
}
