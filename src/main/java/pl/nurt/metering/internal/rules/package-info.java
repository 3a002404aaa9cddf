/** What a register counts: the rules that readings, use and chains share, without Spring or a database. */
@NullMarked
package pl.nurt.metering.internal.rules;

import org.jspecify.annotations.NullMarked;
