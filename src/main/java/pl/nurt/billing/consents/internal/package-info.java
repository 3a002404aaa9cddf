/** How consents to electronic invoices take effect. */
@NullMarked
package pl.nurt.billing.consents.internal;

import org.jspecify.annotations.NullMarked;
