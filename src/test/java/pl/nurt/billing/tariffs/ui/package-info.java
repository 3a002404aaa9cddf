@NullMarked
package pl.nurt.billing.tariffs.ui;

import org.jspecify.annotations.NullMarked;
