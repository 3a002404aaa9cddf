package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.line.Program;
import pl.nurt.bridge.line.SerialSettings;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.simulator.LineFault;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;
import pl.nurt.bridge.simulator.UseProfile;

/** The simulated bus behind a serial port: a pseudo-terminal that socat joins to it, and a port server in front of that. */
class MBusOverSerialTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final LinkSettings QUICK = new LinkSettings(
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofMillis(150),
            Duration.ZERO,
            2);

    @TempDir
    private Path folder;

    private static Park park() throws IOException {
        return Park.builder(CLOCK)
                .gateway("bus", still("11111111", 1, "1.001"), still("22222222", 2, "2.002"))
                .start();
    }

    private static MeterSpec still(String ident, int address, String index) {
        return MeterSpec.of(ident, address)
                .withStart(index, Instant.parse("2026-11-01T00:00:00Z"))
                .withUse(UseProfile.HOLIDAY, "0");
    }

    private Program serialPort(Path device, Park park) throws IOException {
        Program.require("socat");
        var program = Program.start(List.of(
                "socat",
                "pty,raw,echo=0,link=" + device,
                "tcp:127.0.0.1:" + park.endpoint("bus").getPort()));
        await().until(() -> Files.exists(device));
        return program;
    }

    private static void readsBoth(Endpoint endpoint, Park park) throws LinkFailure {
        try (var master = new MBusMaster(endpoint, QUICK)) {
            for (var faults : List.of(Set.<LineFault>of(), Set.of(LineFault.ECHO, LineFault.SPLIT))) {
                park.failLine("bus", faults);
                assertThat(master.read(new MeterAddress.Primary(1)).main().mainIndex())
                        .contains(new BigDecimal("1.001"));
                assertThat(master.read(new MeterAddress.Secondary(
                                        MeterId.parse("22222222").orElseThrow()))
                                .main()
                                .mainIndex())
                        .contains(new BigDecimal("2.002"));
            }
        }
    }

    @Test
    void meters_are_read_through_a_serial_port() throws Exception {
        var device = folder.resolve("port");
        try (var park = park();
                var _ = serialPort(device, park)) {
            readsBoth(new Endpoint.Serial(device.toString(), SerialSettings.MBUS), park);
        }
    }

    @Test
    void meters_are_read_through_ser2net() throws Exception {
        Program.require("ser2net");
        var device = folder.resolve("port");
        var port = freePort();
        var config = Files.writeString(folder.resolve("ser2net.yaml"), """
                connection: &bus
                  accepter: telnet(rfc2217),tcp,127.0.0.1,%d
                  connector: serialdev,%s,9600n81,local
                  options:
                    mdns: false
                    kickolduser: true
                """.formatted(port, device));
        try (var park = park();
                var _ = serialPort(device, park);
                var _ = Program.start(List.of("ser2net", "-n", "-c", config.toString()))) {
            await().until(() -> isOpen(port));
            readsBoth(new Endpoint.Rfc2217("127.0.0.1", port, SerialSettings.MBUS), park);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isOpen(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
