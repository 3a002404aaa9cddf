package pl.nurt.bridge.config;

import java.net.InetSocketAddress;
import java.util.List;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.link.MeterAddress;
import pl.nurt.bridge.modbus.RegisterProfile;

/** A concentrator and the meters behind it. The endpoint is not resolved, so that a changed DNS entry is noticed. */
public sealed interface ConcentratorSettings {
    String id();

    InetSocketAddress endpoint();

    PollSettings poll();

    int size();

    /** A transparent M-Bus gateway. */
    record MBusTcp(String id, InetSocketAddress endpoint, PollSettings poll, List<MBusMeter> meters)
            implements ConcentratorSettings {
        @Override
        public int size() {
            return meters.size();
        }
    }

    /** A Modbus TCP device or gateway. */
    record ModbusTcp(String id, InetSocketAddress endpoint, PollSettings poll, List<ModbusMeter> meters)
            implements ConcentratorSettings {
        @Override
        public int size() {
            return meters.size();
        }
    }

    /** @param expected the identification that must answer */
    record MBusMeter(MeterId expected, MeterAddress address) {}

    /** @param base wire address of the block, counted from 0 */
    record ModbusMeter(String serial, int unit, int base, RegisterProfile profile) {}
}
