/** The consent to electronic invoices: what it says, what it saves, from when it holds, and how it is taken back. */
@NullMarked
package pl.nurt.billing.consents;

import org.jspecify.annotations.NullMarked;
