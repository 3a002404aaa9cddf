@NullMarked
package pl.nurt.metering.use.ui;

import org.jspecify.annotations.NullMarked;
