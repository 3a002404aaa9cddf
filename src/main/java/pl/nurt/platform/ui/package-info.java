/** Components and texts that every view shares. */
@NullMarked
package pl.nurt.platform.ui;

import org.jspecify.annotations.NullMarked;
