/** Where the portal itself may connect to, for whatever reason. */
@NullMarked
package pl.nurt.platform.egress;

import org.jspecify.annotations.NullMarked;
