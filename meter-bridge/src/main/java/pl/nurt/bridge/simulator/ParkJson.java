package pl.nurt.bridge.simulator;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the control shows, as maps that become JSON. */
final class ParkJson {
    private ParkJson() {}

    static Map<String, Object> of(Park park) {
        var all = new LinkedHashMap<String, Object>();
        park.sites().forEach(site -> all.put(site.spec().id(), of(site)));
        return all;
    }

    static Map<String, Object> of(Site site) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("endpoint", site.address());
        shown.put(
                "faults",
                site.line().faults().stream()
                        .map(ChangeReader::spelling)
                        .sorted()
                        .toList());
        shown.put(
                "meters",
                site.meters().stream().map(m -> m.spec().id().toString()).toList());
        return shown;
    }

    static Map<String, Object> of(SimulatedMeter meter, BigDecimal indexM3) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", meter.spec().id().toString());
        shown.put("address", meter.spec().address());
        shown.put("indexM3", indexM3.toPlainString());
        shown.put("status", meter.status());
        var fault = meter.fault();
        shown.put("fault", fault == null ? null : ChangeReader.spelling(fault));
        return shown;
    }
}
