package pl.nurt.bridge.mbus.link;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.line.FrameTrace;
import pl.nurt.bridge.line.Line;
import pl.nurt.bridge.line.TimelessLine;

/** As {@link ScriptedGateway}, without a network and without waiting: for tests that are about what a master does after it has waited. */
final class TimelessGateway implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Endpoint SOMEWHERE = new Endpoint.Tcp("gateway.example", 10_001);

    private final Function<String, byte[]> script;
    private final List<String> requests = new ArrayList<>();
    private final List<TimelessLine> connections = new ArrayList<>();
    private boolean isClosed;

    /** @param script from the request as hex to the bytes that come back */
    TimelessGateway(Function<String, byte[]> script) {
        this.script = script;
    }

    MBusMaster master(LinkSettings settings) {
        return master(settings, FrameTrace.NONE);
    }

    MBusMaster master(LinkSettings settings, FrameTrace trace) {
        return new MBusMaster(SOMEWHERE, this::connection, settings, trace);
    }

    private Line connection(Endpoint endpoint) {
        var line = new TimelessLine(this::answer);
        if (isClosed) {
            line.refuse();
        }
        connections.add(line);
        return line;
    }

    private byte[] answer(byte[] bytes) {
        var request = HEX.formatHex(bytes);
        requests.add(request);
        return script.apply(request);
    }

    List<String> requests() {
        return requests;
    }

    int connections() {
        return connections.size();
    }

    /** These bytes come over the newest connection unasked. */
    void pour(byte[] bytes) {
        connections.getLast().pour(bytes);
    }

    @Override
    public void close() {
        isClosed = true;
        connections.forEach(TimelessLine::close);
    }
}
