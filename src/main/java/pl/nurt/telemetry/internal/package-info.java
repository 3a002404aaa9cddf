/** What an operator may set about telemetry. */
@NullMarked
package pl.nurt.telemetry.internal;

import org.jspecify.annotations.NullMarked;
