package pl.nurt.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import pl.nurt.bridge.modbus.Leniency;

/** {@code answers}: what a gateway's answers may have otherwise than Modbus has it. */
class GatewayAnswersTest {
    private static final String METERS = ", meters: [{ serial: '1', unit: 3, profile: nurt-simple, base: 0 }] }";

    private static Leniency leniency(String protocol, String more) throws ConfigException {
        var yaml = "{ id: a, protocol: " + protocol + ", endpoint: 'h:1'" + more + METERS;
        return ((ConcentratorSettings.Modbus) ConcentratorSettings.parse("test", yaml)).leniency();
    }

    @Test
    void nothing_passes_unless_it_is_set() throws ConfigException {
        assertThat(leniency("modbus-tcp", "")).isEqualTo(Leniency.NONE);
        assertThat(leniency("modbus-tcp", ", answers: { transaction: 0 }")).isEqualTo(new Leniency(0, null));
        assertThat(leniency("modbus-tcp", ", answers: { transaction: 0x17, unit: 1 }"))
                .isEqualTo(new Leniency(0x17, 1));
        assertThat(leniency("modbus-tcp", ", answers: { transaction: any }"))
                .isEqualTo(new Leniency(Leniency.ANY, null));
        assertThat(leniency("rtu-over-tcp", ", answers: { unit: 0 }")).isEqualTo(new Leniency(null, 0));
    }

    @Test
    void what_is_no_transaction_and_no_unit_is_refused() {
        for (var wrong : new String[] {"transaction: -1", "transaction: 65536", "transaction: some", "unit: 256"}) {
            assertThat(catchThrowableOfType(
                                    ConfigException.class, () -> leniency("modbus-tcp", ", answers: { " + wrong + " }"))
                            .problems())
                    .as(wrong)
                    .singleElement()
                    .asString()
                    .contains("must be a whole number");
        }
        assertThat(catchThrowableOfType(
                                ConfigException.class, () -> leniency("rtu-over-tcp", ", answers: { transaction: 0 }"))
                        .problems())
                .singleElement()
                .asString()
                .contains("unknown key");
    }
}
