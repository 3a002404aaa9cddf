/**
 * Modbus for reading only: no function that writes exists here. A register map says which registers are a meter's value, unit, quality,
 * time and serial number; a plan joins what neighbours need into few requests; the master checks every answer against its request.
 */
@NullMarked
package pl.nurt.bridge.modbus;

import org.jspecify.annotations.NullMarked;
