/** Speaks to KSeF 2.0 as its OpenAPI description says: signing in, sessions, encryption, statuses, confirmations. Knows no invoices and no rows. */
@NullMarked
package pl.nurt.billing.ksef.internal.client;

import org.jspecify.annotations.NullMarked;
