@NullMarked
package pl.nurt.platform.ui;

import org.jspecify.annotations.NullMarked;
