/**
 * Structured invoices: which go to the Ministry's KSeF, what became of each, and the links by which anybody can check one.
 *
 * <p>A row is written with the invoice; the portal makes the document, looks at it, sends it and keeps what KSeF answers.
 */
@NamedInterface("ksef")
@NullMarked
package pl.nurt.billing.ksef;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
