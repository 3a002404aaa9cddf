/** The meter-bridge: reads concentrators, keeps what they said, hands it to the portal. Knows nothing of the portal but its HTTP contract. */
@NullMarked
package pl.nurt.bridge;

import org.jspecify.annotations.NullMarked;
