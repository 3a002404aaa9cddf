package pl.nurt.bridge.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.MeterId;

/** A meter at run time: its register, and what is wrong with it now. */
final class SimulatedMeter {
    private record Push(Instant at, long litres) {}

    private record Trouble(Fault fault, int times) {}

    private final MeterSpec spec;
    private final WaterUse use;
    private final long startMl;
    private final List<MeterSpec.Tap> taps = new CopyOnWriteArrayList<>();
    private volatile @Nullable Push push;
    private @Nullable Trouble trouble;
    private volatile int status;
    private volatile int address;

    SimulatedMeter(MeterSpec spec) {
        this.spec = spec;
        this.use = new WaterUse(spec);
        this.address = spec.address();
        this.startMl = spec.flow().startIndexM3().movePointRight(6).longValueExact();
    }

    MeterSpec spec() {
        return spec;
    }

    /** Register in whole litres; never falls with time unless someone sets it back. */
    long litres(Instant at) {
        var pushed = push;
        return pushed == null || at.isBefore(pushed.at())
                ? (startMl + flowed(at)) / 1_000
                : pushed.litres() + (flowed(at) - flowed(pushed.at())) / 1_000;
    }

    private long flowed(Instant at) {
        return use.millilitres(at)
                + taps.stream().mapToLong(tap -> WaterUse.tapped(tap, at)).sum();
    }

    void push(Instant at, BigDecimal indexM3) {
        push = new Push(at, indexM3.movePointRight(3).longValueExact());
    }

    void open(MeterSpec.Tap tap) {
        taps.add(tap);
    }

    /** Its primary address or unit now. */
    int address() {
        return address;
    }

    void setAddress(int newAddress) {
        address = newAddress;
    }

    int status() {
        return status;
    }

    void setStatus(int newStatus) {
        status = newStatus;
    }

    synchronized void fail(Fault fault, int times) {
        trouble = new Trouble(fault, times);
    }

    synchronized void heal() {
        trouble = null;
    }

    /** The fault that shows in the answer being made; counts down a fault that shows only a few times. */
    synchronized @Nullable Fault nextFault() {
        var current = trouble;
        if (current == null) {
            return null;
        }
        trouble = current.times() > 1 ? new Trouble(current.fault(), current.times() - 1) : null;
        return current.fault();
    }

    /** The fault that shows next; does not count down. */
    synchronized @Nullable Fault fault() {
        return trouble == null ? null : trouble.fault();
    }

    /** Whether the meter itself is silent now, whatever a gateway says in its place; does not count down. */
    synchronized boolean isSilent() {
        return trouble != null && (trouble.fault() == Fault.SILENT || trouble.fault() == Fault.TARGET_FAILED);
    }

    /** The identification the meter shows, one number higher while it is the wrong one. */
    MeterId shownId(@Nullable Fault fault) {
        return fault == Fault.WRONG_IDENT ? spec.next(1, 0, 0).id() : spec.id();
    }
}
