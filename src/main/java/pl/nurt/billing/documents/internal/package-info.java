/** How an invoice becomes a document, and what is still to be done after it was issued. */
@NullMarked
package pl.nurt.billing.documents.internal;

import org.jspecify.annotations.NullMarked;
