@NullMarked
package pl.nurt.metering.ui;

import org.jspecify.annotations.NullMarked;
