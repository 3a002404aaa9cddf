/** The door for bridges: {@code /api/bridge}, as the contract {@code portal-api.schema.json} says. */
@NullMarked
package pl.nurt.telemetry.api;

import org.jspecify.annotations.NullMarked;
