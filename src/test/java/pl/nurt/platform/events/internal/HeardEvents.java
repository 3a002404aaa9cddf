package pl.nurt.platform.events.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** A room that hears an event, and may stumble over it as often as a test wants. */
@Component
class HeardEvents {
    private final List<Happened> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger stumbles = new AtomicInteger();

    /** Something happened in another room. */
    record Happened(String what) {}

    // Asked by methods: what tests are given is a proxy, whose own fields are empty.
    List<Happened> heard() {
        return heard;
    }

    void stumble(int times) {
        stumbles.set(times);
    }

    @ApplicationModuleListener
    void on(Happened event) {
        if (stumbles.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("stumbled, as the test wants");
        }
        heard.add(event);
    }
}
