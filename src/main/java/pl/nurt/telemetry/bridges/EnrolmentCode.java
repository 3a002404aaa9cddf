package pl.nurt.telemetry.bridges;

import java.time.Instant;

/**
 * A code with which one bridge may bring its first key, once.
 *
 * @param code to be shown to the technician now; only its hash is kept
 */
public record EnrolmentCode(String code, Instant expiresAt) {}
