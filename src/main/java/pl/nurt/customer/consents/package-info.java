/** What a customer agreed to, with the words that were read and how it was given. */
@NamedInterface("consents")
@NullMarked
package pl.nurt.customer.consents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
