package pl.nurt.bridge.simulator;

import java.util.List;

/** A concentrator that runs. */
record Site(SiteSpec spec, Line line, LoopbackServer server, List<SimulatedMeter> meters) {
    /** {@code host:port}. */
    String address() {
        var endpoint = server.endpoint();
        return endpoint.getAddress().getHostAddress() + ":" + endpoint.getPort();
    }
}
