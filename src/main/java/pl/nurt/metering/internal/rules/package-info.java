/** Pure rules of metering: values in, values out, no Spring and no database. */
@NullMarked
package pl.nurt.metering.internal.rules;

import org.jspecify.annotations.NullMarked;
