@NullMarked
package pl.nurt.platform.ui.history;

import org.jspecify.annotations.NullMarked;
