@NullMarked
package pl.nurt.billing.consents.ui;

import org.jspecify.annotations.NullMarked;
