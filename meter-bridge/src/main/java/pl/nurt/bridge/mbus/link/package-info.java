/**
 * The M-Bus master (EN 13757-2 link layer) over a transparent TCP gateway: one connection, one request at a time. Answers are matched to
 * the request by address; whether the right meter answered is the caller's question, as an answer may come from a late stranger.
 */
@NullMarked
package pl.nurt.bridge.mbus.link;

import org.jspecify.annotations.NullMarked;
