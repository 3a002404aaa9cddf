@NullMarked
package pl.nurt.billing.corrections.ui;

import org.jspecify.annotations.NullMarked;
