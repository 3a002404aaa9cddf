/** Parts of pages that explain an invoice; the resident's page and the office's are made of the same ones. */
@NullMarked
package pl.nurt.billing.explained.ui;

import org.jspecify.annotations.NullMarked;
