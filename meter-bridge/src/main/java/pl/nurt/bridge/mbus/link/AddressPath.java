package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The primary addresses one after the other. */
final class AddressPath implements SearchPath {
    static final String BEGINNING = "P0";
    private static final Pattern TOKEN = Pattern.compile("P(\\d{1,3})");

    private int next;

    private AddressPath(int next) {
        this.next = next;
    }

    static Optional<SearchPath> parse(String token) {
        var matcher = TOKEN.matcher(token);
        return matcher.matches() && MeterAddress.namesOneMeter(Integer.parseInt(matcher.group(1)))
                ? Optional.of(new AddressPath(Integer.parseInt(matcher.group(1))))
                : Optional.empty();
    }

    @Override
    public boolean isDone() {
        return !MeterAddress.namesOneMeter(next);
    }

    @Override
    public ProbeResult probe(BusProbe bus) throws IOException {
        return bus.addressed(next);
    }

    @Override
    public void step(ProbeResult result, List<FoundMeter> found, List<String> unresolved) {
        switch (result) {
            case ProbeResult.Silent() -> {}
            case ProbeResult.One(var meter) -> found.add(meter);
            case ProbeResult.Nameless ignored -> unresolved.add("primary address " + next + ": does not say who it is");
            case ProbeResult.Several(var brokenOff) ->
                unresolved.add("primary address " + next + ": "
                        + (brokenOff == null ? "several meters, or noise" : brokenOff));
        }
        next++;
    }

    @Override
    public String token() {
        return "P" + next;
    }
}
