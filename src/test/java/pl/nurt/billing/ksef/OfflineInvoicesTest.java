package pl.nurt.billing.ksef;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.nurt.billing.BilledFirms;
import pl.nurt.billing.ksef.internal.KsefQuery;
import pl.nurt.billing.ksef.internal.KsefRig;
import pl.nurt.billing.ksef.internal.KsefWork;
import pl.nurt.billing.ksef.internal.VerificationCodes;
import pl.nurt.billing.ksef.internal.client.Ksefs;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Looks;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.standin.Received;
import pl.nurt.standin.ksef.SelfSigned;
import pl.nurt.testing.IntegrationTest;

/** Invoices that are given to the buyer before KSeF has given them a number (offline24). */
@IntegrationTest
class OfflineInvoicesTest {
    private static final long SERIAL = 0x01F20A5D;

    @Autowired
    private ApplicationContext beans;

    @TempDir
    private Path folder;

    private KsefRig rig;
    private Ksef ksef;

    @BeforeEach
    void start() {
        rig = new KsefRig(beans, 10);
        var keys = Ksefs.file(folder, SelfSigned.ec("Offline", SERIAL));
        var settings = KsefRig.settings(rig.standIn, 10, new KsefSettings.Keys(keys, Ksefs.PASSWORD));
        ksef = new Ksef(
                beans.getBean(KsefQuery.class),
                new VerificationCodes(settings, beans.getBean(KsefWork.class)),
                beans.getBean(StoredFiles.class),
                beans.getBean(Audit.class),
                beans.getBean(Looks.class),
                beans);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void a_copy_without_a_number_bears_two_codes_and_one_with_it_the_first_of_them_unchanged() {
        var invoice = new BilledFirms(beans).issue("o", 1).getFirst();
        assertThat(ksef.give(invoice))
                .as("without a document there is nothing to vouch for")
                .isEmpty();
        rig.prepare();

        var first = ksef.give(invoice).orElseThrow();

        assertThat(first.ksefNumber()).isNull();
        assertThat(first.certificate()).contains("/certificate/Nip/1234563218/1234563218/01F20A5D/");
        assertThat(ksef.find(invoice).orElseThrow().offline()).isTrue();

        rig.lookUntilQuiet();
        var second = ksef.give(invoice).orElseThrow();
        assertThat(second.ksefNumber()).hasSize(35);
        assertThat(second.certificate()).isNull();
        assertThat(second.invoice()).isEqualTo(first.invoice());
        assertThat(rig.standIn.notebook().received())
                .filteredOn(one -> one.fields().containsKey("faktura"))
                .extracting(Received::fields)
                .singleElement()
                .satisfies(fields -> assertThat(fields).containsEntry("offline", "true"));
    }
}
