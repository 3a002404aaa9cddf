@NullMarked
package pl.nurt.billing.settlement.ui;

import org.jspecify.annotations.NullMarked;
