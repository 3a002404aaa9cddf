/**
 * Talks to the portal over its HTTP contract ({@code portal-api.schema.json} beside this package): sends what the outbox holds until it
 * is acknowledged, and says how the concentrators are.
 */
@NullMarked
package pl.nurt.bridge.portal;

import org.jspecify.annotations.NullMarked;
