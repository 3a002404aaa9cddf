/**
 * Wired M-Bus as a pure codec (EN 13757-2 frames, EN 13757-3 application layer): bytes in, values out, no input or output of its own.
 *
 * <p>Every byte is taken as hostile. What cannot be understood is refused with a {@link pl.nurt.bridge.mbus.Reject} or yields a record
 * without value; it never yields a wrong one.
 */
@NullMarked
package pl.nurt.bridge.mbus;

import org.jspecify.annotations.NullMarked;
