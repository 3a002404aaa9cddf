/** The office's pages of bill runs. */
@NullMarked
package pl.nurt.billing.runs.ui;

import org.jspecify.annotations.NullMarked;
