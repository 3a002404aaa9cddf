/** What people are told about meters: residents of odd readings, staff of meters that fell silent. */
@NullMarked
package pl.nurt.metering.internal.told;

import org.jspecify.annotations.NullMarked;
