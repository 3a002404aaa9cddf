@NullMarked
package pl.nurt.billing.runs.ui;

import org.jspecify.annotations.NullMarked;
