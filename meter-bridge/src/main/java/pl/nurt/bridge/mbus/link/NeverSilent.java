package pl.nurt.bridge.mbus.link;

import java.io.IOException;

/** Something comes over the line for much longer than the silence that was waited for. */
final class NeverSilent extends IOException {
    private static final long serialVersionUID = 1L;

    NeverSilent() {
        super("the line does not fall silent");
    }
}
