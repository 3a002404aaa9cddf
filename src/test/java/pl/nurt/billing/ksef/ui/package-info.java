@NullMarked
package pl.nurt.billing.ksef.ui;

import org.jspecify.annotations.NullMarked;
