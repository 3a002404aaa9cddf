package pl.nurt.standin;

import java.util.Map;

/** One outside system. Another one is added by implementing this and naming it in {@link StandIns}. */
public interface StandIn extends AutoCloseable {
    /** One short word, part of addresses: {@code push}. */
    String name();

    /** The settings with which the portal finds it. */
    Map<String, String> settings();

    /** What it received, and what goes wrong with it on purpose. */
    Notebook notebook();

    @Override
    void close();
}
