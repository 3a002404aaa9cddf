/** Seeded cases and mutations for tests that throw bytes at a decoder, whatever its protocol. */
@NullMarked
package pl.nurt.bridge.fuzz;

import org.jspecify.annotations.NullMarked;
