/** Correcting invoices: what was issued is never changed, and what was wrong with it is put right by a document of its own (art. 106j of the VAT Act). */
@NullMarked
package pl.nurt.billing.corrections;

import org.jspecify.annotations.NullMarked;
