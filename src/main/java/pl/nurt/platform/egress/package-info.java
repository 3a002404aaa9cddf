/** Where the portal itself may connect to, for whatever reason; nobody else makes a connection but the database's driver. */
@NullMarked
package pl.nurt.platform.egress;

import org.jspecify.annotations.NullMarked;
