package pl.nurt.standin;

import java.util.Map;

/**
 * Something a stand-in received.
 *
 * @param key by which the same thing sent twice is known
 * @param fields what a person wants to see of it, in this order
 */
public record Received(String at, String key, Map<String, String> fields) {}
