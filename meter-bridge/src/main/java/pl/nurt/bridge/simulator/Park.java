package pl.nurt.bridge.simulator;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A running park of simulated concentrators. Listens on the loopback interface only; {@link #close()} stops it at once.
 *
 * <pre>{@code
 * try (var park = Park.builder(clock).gateway("block-7", MeterSpec.of("31415926", 1)).start()) {
 *     park.endpoint("block-7");                             // where a bridge finds it
 *     park.setIndex("31415926", new BigDecimal("123.456")); // the register from now on
 * }
 * }</pre>
 */
public final class Park implements AutoCloseable {
    private final Clock clock;
    private final Map<String, LoopbackServer> servers = new LinkedHashMap<>();
    private final Map<String, GatewaySession> gateways = new HashMap<>();
    private final Map<String, SimulatedMeter> meters = new HashMap<>();

    private Park(Clock clock) {
        this.clock = clock;
    }

    /** @param clock tells the meters the time */
    public static Builder builder(Clock clock) {
        return new Builder(clock);
    }

    /** Collects what a park consists of. */
    public static final class Builder {
        private enum Kind {
            GATEWAY,
            MODBUS
        }

        private record Site(Kind kind, String id, int port, List<MeterSpec> meters) {}

        private final Clock clock;
        private final List<Site> sites = new ArrayList<>();
        private Duration lateness = Duration.ofSeconds(2);

        private Builder(Clock clock) {
            this.clock = clock;
        }

        /** A transparent M-Bus gateway on any free port. */
        public Builder gateway(String id, MeterSpec... meters) {
            return gateway(id, 0, List.of(meters));
        }

        public Builder gateway(String id, int port, List<MeterSpec> meters) {
            sites.add(new Site(Kind.GATEWAY, id, port, List.copyOf(meters)));
            return this;
        }

        /** A Modbus TCP gateway on any free port; the layout of registers is the profile {@code nurt-simple} at base 0. */
        public Builder modbus(String id, MeterSpec... meters) {
            return modbus(id, 0, List.of(meters));
        }

        public Builder modbus(String id, int port, List<MeterSpec> meters) {
            sites.add(new Site(Kind.MODBUS, id, port, List.copyOf(meters)));
            return this;
        }

        /** How late {@link Fault#LATE} is. */
        public Builder lateness(Duration newLateness) {
            lateness = newLateness;
            return this;
        }

        /**
         * Opens all ports.
         *
         * @throws IOException a port cannot be opened; nothing is left running
         */
        public Park start() throws IOException {
            var park = new Park(clock);
            try {
                for (var site : sites) {
                    park.open(site, lateness);
                }
            } catch (IOException | RuntimeException e) {
                park.close();
                throw e;
            }
            return park;
        }
    }

    private void open(Builder.Site site, Duration lateness) throws IOException {
        var simulated = site.meters().stream().map(SimulatedMeter::new).toList();
        for (var meter : simulated) {
            if (meters.put(meter.spec().id().ident(), meter) != null) {
                throw new IllegalArgumentException(
                        "two meters " + meter.spec().id().ident());
            }
        }
        LoopbackServer.Session session = switch (site.kind()) {
            case MODBUS -> new ModbusSession(clock, simulated, lateness);
            case GATEWAY -> {
                var gateway = new GatewaySession(new SimulatedBus(clock, simulated), lateness);
                gateways.put(site.id(), gateway);
                yield gateway;
            }
        };
        servers.put(site.id(), new LoopbackServer(site.id(), site.port(), session));
    }

    /** Where concentrator {@code id} listens. */
    public InetSocketAddress endpoint(String id) {
        return known(servers, id).endpoint();
    }

    /** All concentrators in the order in which they were given, as {@code host:port}. */
    public Map<String, String> endpoints() {
        var endpoints = new LinkedHashMap<String, String>();
        servers.forEach((id, server) -> endpoints.put(
                id,
                server.endpoint().getAddress().getHostAddress() + ":"
                        + server.endpoint().getPort()));
        return endpoints;
    }

    /** Puts the register of a meter to {@code indexM3} (whole litres) now; its use goes on from there. */
    public void setIndex(String ident, BigDecimal indexM3) {
        known(meters, ident).push(clock.instant(), indexM3);
    }

    /** What the register of a meter shows now. */
    public BigDecimal index(String ident) {
        return BigDecimal.valueOf(known(meters, ident).litres(clock.instant()), 3);
    }

    /** Opens a tap now. */
    public void openTap(String ident, int litresPerMinute, Duration duration) {
        known(meters, ident).open(new MeterSpec.Tap(clock.instant(), duration, litresPerMinute));
    }

    /** The status byte of a meter's telegrams. */
    public void setStatus(String ident, int status) {
        known(meters, ident).setStatus(status);
    }

    /** Breaks a meter until it is healed. */
    public void fail(String ident, Fault fault) {
        fail(ident, fault, Integer.MAX_VALUE);
    }

    /** Breaks a meter for its next {@code times} answers. */
    public void fail(String ident, Fault fault, int times) {
        known(meters, ident).fail(fault, times);
    }

    public void heal(String ident) {
        known(meters, ident).heal();
    }

    /** Sets the faults of a gateway's line; the empty set heals it. */
    public void failLine(String gateway, Set<LineFault> faults) {
        known(gateways, gateway).setFaults(faults);
    }

    /** Breaks the open connections of a concentrator; it accepts new ones. */
    public void dropConnections(String id) {
        known(servers, id).dropConnections();
    }

    private static <T> T known(Map<String, T> map, String key) {
        var value = map.get(key);
        if (value == null) {
            throw new NoSuchElementException("not in this park: " + key);
        }
        return value;
    }

    @Override
    public void close() {
        servers.values().forEach(LoopbackServer::close);
    }
}
