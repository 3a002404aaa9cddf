package pl.nurt.bridge.poll;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.modbus.ModbusFailure;
import pl.nurt.bridge.modbus.ModbusMaster;
import pl.nurt.bridge.modbus.RegisterBlock;
import pl.nurt.bridge.outbox.Flag;
import pl.nurt.bridge.outbox.Reading;

/** Meters whose values stand in Modbus registers. */
final class ModbusSource implements MeterSource {
    private final ConcentratorSettings.Modbus settings;
    private final Clock clock;
    private final ModbusMaster master;

    ModbusSource(ConcentratorSettings.Modbus settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.master = new ModbusMaster(
                tcp(settings.endpoint()),
                settings.poll().timeout(),
                settings.poll().tries());
    }

    private static InetSocketAddress tcp(Endpoint endpoint) {
        if (endpoint instanceof Endpoint.Tcp(var host, var port)) {
            return InetSocketAddress.createUnresolved(host, port);
        }
        throw new IllegalArgumentException("only TCP can be read so far, not " + endpoint);
    }

    @Override
    public int size() {
        return settings.size();
    }

    @Override
    public Outcome read(int n) {
        var meter = settings.meters().get(n);
        if (n > 0) {
            LockSupport.parkNanos(settings.poll().minGap().toNanos());
        }
        try {
            return reading(meter, master.read(meter.unit(), meter.base(), meter.profile()));
        } catch (ModbusFailure failure) {
            var reason = String.valueOf(failure.getMessage());
            return switch (failure.kind()) {
                case CONNECTION -> new Outcome.Disconnected(reason);
                case SILENT -> new Outcome.Silent(reason);
                case BAD_ANSWER -> new Outcome.BadAnswer(reason);
            };
        }
    }

    private Outcome reading(ConcentratorSettings.ModbusMeter meter, RegisterBlock block) {
        var now = clock.instant();
        var flags = EnumSet.noneOf(Flag.class);
        var answering = meter.serial();
        if (meter.profile().serialAt() != null) {
            var serial = block.serial();
            if (serial.isEmpty()) {
                return new Outcome.BadAnswer("the device gives no valid serial number");
            }
            if (!withoutZeros(serial.get()).equals(withoutZeros(meter.serial()))) {
                answering = serial.get();
                flags.add(Flag.METER_MISMATCH);
            }
        }
        var index = block.indexM3().flatMap(Reading::index);
        if (index.isEmpty()) {
            flags.add(Flag.INVALID);
        }
        block.time().ifPresent(time -> flagTime(flags, time, now));
        return new Outcome.Answered(new Reading(
                settings.id(),
                answering,
                now,
                index.orElse(null),
                flags,
                answering.equals(meter.serial()) ? null : meter.serial(),
                HexFormat.of().formatHex(block.raw())));
    }

    private static String withoutZeros(String serial) {
        return serial.replaceFirst("^0+(?=.)", "");
    }

    private void flagTime(EnumSet<Flag> flags, Instant deviceTime, Instant now) {
        var age = Duration.between(deviceTime, now);
        var poll = settings.poll();
        var twoRounds = poll.every().multipliedBy(2);
        var oldest = twoRounds.compareTo(poll.maxClockSkew()) > 0 ? twoRounds : poll.maxClockSkew();
        if (deviceTime.equals(Instant.EPOCH)) {
            flags.add(Flag.CLOCK_INVALID);
        } else if (age.compareTo(oldest) > 0) {
            flags.add(Flag.STALE);
        } else if (age.negated().compareTo(poll.maxClockSkew()) > 0) {
            flags.add(Flag.CLOCK_SKEW);
        }
    }

    @Override
    public void close() {
        master.close();
    }
}
