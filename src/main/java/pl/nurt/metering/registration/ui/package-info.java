/** The form in which a meter is registered. */
@NullMarked
package pl.nurt.metering.registration.ui;

import org.jspecify.annotations.NullMarked;
