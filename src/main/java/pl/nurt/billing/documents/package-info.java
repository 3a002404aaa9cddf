/** The papers of invoices: made once from what was issued, kept as files, handed out to whom they belong. */
@NamedInterface("documents")
@NullMarked
package pl.nurt.billing.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
