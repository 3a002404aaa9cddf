/** The resident's page of the consent to electronic invoices. */
@NullMarked
package pl.nurt.billing.consents.ui;

import org.jspecify.annotations.NullMarked;
