@NullMarked
package pl.nurt.platform.ui.steps;

import org.jspecify.annotations.NullMarked;
