package pl.nurt.bridge.simulator;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A running park of simulated concentrators. Listens on the loopback interface only; {@link #close()} stops it at once.
 *
 * <pre>{@code
 * try (var park = Park.builder(clock).gateway("block-7", MeterSpec.of("31415926", 1)).start()) {
 *     park.endpoint("block-7");                             // where a bridge finds it
 *     park.setIndex("31415926", new BigDecimal("123.456")); // the register from now on
 * }
 * }</pre>
 *
 * <p>A meter is named by its number, or by its whole identification ({@code 31415926-APA-0A-07}) where several share a number. Whoever
 * names what is not there gets a {@link NoSuchElementException}.
 */
public final class Park implements AutoCloseable {
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

    private final Clock clock;
    private final Map<String, Site> sites = new LinkedHashMap<>();
    private final Map<String, List<SimulatedMeter>> metersByNumber = new LinkedHashMap<>();

    private @Nullable ControlServer control;

    private Park(Clock clock) {
        this.clock = clock;
    }

    /** @param clock tells the meters the time */
    public static Builder builder(Clock clock) {
        return new Builder(clock);
    }

    /** Collects what a park consists of. */
    public static final class Builder {
        private final Clock clock;
        private final List<SiteSpec> sites = new ArrayList<>();
        private Duration lateness = Duration.ofSeconds(2);
        private Duration slowness = Duration.ofMillis(100);
        private Duration answerTime = Duration.ZERO;
        private Collision collision = Collision.OVERLAY;
        private @Nullable Integer controlPort;

        private Builder(Clock clock) {
            this.clock = clock;
        }

        /** A transparent M-Bus gateway on any free port. */
        public Builder gateway(String id, MeterSpec... meters) {
            return site(SiteSpec.of(id, 0, List.of(meters), new SiteSpec.Device.MBus(null)));
        }

        /** A Modbus TCP gateway on any free port. */
        public Builder modbus(String id, MeterSpec... meters) {
            return site(SiteSpec.of(id, 0, List.of(meters), SiteSpec.modbus(ModbusFraming.TCP)));
        }

        /** As {@link #modbus}, spoken to in RTU frames. */
        public Builder rtuOverTcp(String id, MeterSpec... meters) {
            return site(SiteSpec.of(id, 0, List.of(meters), SiteSpec.modbus(ModbusFraming.RTU)));
        }

        Builder site(SiteSpec site) {
            sites.add(site);
            return this;
        }

        /** How late {@link Fault#LATE} is. */
        public Builder lateness(Duration newLateness) {
            lateness = newLateness;
            return this;
        }

        /** The pause between two bytes of {@link Fault#SLOW}. */
        public Builder slowness(Duration newSlowness) {
            slowness = newSlowness;
            return this;
        }

        /** How long every answer takes. */
        public Builder answerTime(Duration newAnswerTime) {
            answerTime = newAnswerTime;
            return this;
        }

        /** What several meters that answer at once look like. */
        public Builder collision(Collision newCollision) {
            collision = newCollision;
            return this;
        }

        /**
         * Lets other processes change the park while it runs, by JSON over HTTP on the loopback interface.
         *
         * @param port 0 for any free one
         */
        public Builder control(int port) {
            controlPort = port;
            return this;
        }

        /**
         * Opens all ports.
         *
         * @throws IOException a port cannot be opened, or this process may not open so many; nothing is left running
         */
        public Park start() throws IOException {
            OpenFiles.require(sites.size());
            var park = new Park(clock);
            try {
                for (var site : sites) {
                    park.open(site, this);
                }
                if (controlPort != null) {
                    park.control = new ControlServer(park, controlPort);
                }
            } catch (IOException | RuntimeException e) {
                park.close();
                throw e;
            }
            return park;
        }
    }

    private void open(SiteSpec spec, Builder park) throws IOException {
        var simulated = spec.meters().stream().map(SimulatedMeter::new).toList();
        for (var meter : simulated) {
            var namesakes = metersByNumber.computeIfAbsent(meter.spec().id().ident(), number -> new ArrayList<>(1));
            if (namesakes.stream()
                    .anyMatch(other -> other.spec().id().equals(meter.spec().id()))) {
                throw new IllegalArgumentException("two meters " + meter.spec().id());
            }
            namesakes.add(meter);
        }
        var answerTime = spec.answerTime() == null ? park.answerTime : spec.answerTime();
        var line = new Line(new Line.Pace(answerTime, park.lateness, park.slowness));
        LoopbackServer.Session session = switch (spec.device()) {
            case SiteSpec.Device.MBus(var collision) ->
                new GatewaySession(
                        new SimulatedBus(clock, simulated, collision == null ? park.collision : collision), line);
            case SiteSpec.Device.Modbus(var framing, var most, var fixed) -> {
                var images = simulated.stream().map(MeterImage::new).toList();
                yield new ModbusSession(framing, new ModbusUnits(clock, framing, most, images, fixed), line);
            }
        };
        var server = new LoopbackServer(spec.id(), spec.port(), spec.clients(), session);
        sites.put(spec.id(), new Site(spec, line, server, simulated));
    }

    Collection<Site> sites() {
        return sites.values();
    }

    Site site(String id) {
        var site = sites.get(id);
        if (site == null) {
            throw new NoSuchElementException("no concentrator " + id + " in this park");
        }
        return site;
    }

    SimulatedMeter meter(String name) {
        var number = name.split("-", 2)[0];
        var meters = metersByNumber.getOrDefault(number, List.of()).stream()
                .filter(m -> name.equals(number) || name.equals(m.spec().id().toString()))
                .toList();
        return switch (meters.size()) {
            case 1 -> meters.getFirst();
            case 0 -> throw new NoSuchElementException("no meter " + name + " in this park");
            default -> throw new NoSuchElementException("several meters " + name + ": give the whole identification");
        };
    }

    /** Where concentrator {@code id} listens. */
    public InetSocketAddress endpoint(String id) {
        return site(id).server().endpoint();
    }

    /** All concentrators in the order in which they were given, as {@code host:port}. */
    public Map<String, String> endpoints() {
        var endpoints = new LinkedHashMap<String, String>();
        sites.forEach((id, site) -> endpoints.put(id, site.address()));
        return endpoints;
    }

    /** Where the park can be changed from outside; empty unless that was asked for. */
    public Optional<URI> control() {
        return Optional.ofNullable(control).map(ControlServer::uri);
    }

    /** Puts the register of a meter to {@code indexM3} (whole litres) now; its use goes on from there. */
    public void setIndex(String meter, BigDecimal indexM3) {
        meter(meter).push(clock.instant(), indexM3);
    }

    /** What the register of a meter shows now. */
    public BigDecimal index(String meter) {
        return BigDecimal.valueOf(meter(meter).litres(clock.instant()), 3);
    }

    /** Opens a tap now. */
    public void openTap(String meter, int litresPerMinute, Duration duration) {
        meter(meter).open(new MeterSpec.Tap(clock.instant(), duration, litresPerMinute));
    }

    /** The status byte of a meter's telegrams. */
    public void setStatus(String meter, int status) {
        meter(meter).setStatus(status);
    }

    /** Breaks a meter until it is healed. */
    public void fail(String meter, Fault fault) {
        fail(meter, fault, Integer.MAX_VALUE);
    }

    /** Breaks a meter for its next {@code times} answers. */
    public void fail(String meter, Fault fault, int times) {
        meter(meter).fail(fault, times);
    }

    public void heal(String meter) {
        meter(meter).heal();
    }

    /** Sets the faults of a concentrator's line; the empty set heals it. */
    public void failLine(String id, Set<LineFault> faults) {
        site(id).line().setFaults(faults);
    }

    /** Breaks the open connections of a concentrator; it accepts new ones. */
    public void dropConnections(String id) {
        site(id).server().dropConnections();
    }

    @Override
    public void close() {
        if (control != null) {
            control.close();
        }
        sites.values().forEach(site -> site.server().stop());
        var deadline = System.nanoTime() + PATIENCE_AT_CLOSE.toNanos();
        for (var site : sites.values()) {
            site.server().awaitEnd(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }
    }
}
